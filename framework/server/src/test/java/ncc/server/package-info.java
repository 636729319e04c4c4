@NullMarked
package ncc.server;

import org.jspecify.annotations.NullMarked;
