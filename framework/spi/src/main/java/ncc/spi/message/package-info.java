/// What is said to an operator who mistyped something.
@NullMarked
package ncc.spi.message;

import org.jspecify.annotations.NullMarked;
