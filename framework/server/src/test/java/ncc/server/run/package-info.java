@NullMarked
package ncc.server.run;

import org.jspecify.annotations.NullMarked;
