@NullMarked
package ncc.server.fleet;

import org.jspecify.annotations.NullMarked;
