/// What is known of a cluster at one moment: immutable facts, each with where it came from.
@NullMarked
package ncc.spi.inventory;

import org.jspecify.annotations.NullMarked;
