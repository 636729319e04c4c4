/// How the world becomes an inventory.
@NullMarked
package ncc.spi.source;

import org.jspecify.annotations.NullMarked;
