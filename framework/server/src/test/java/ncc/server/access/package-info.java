@NullMarked
package ncc.server.access;

import org.jspecify.annotations.NullMarked;
