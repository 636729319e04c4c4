/// One check on one cluster, when it is due.
@NullMarked
package ncc.server.run;

import org.jspecify.annotations.NullMarked;
