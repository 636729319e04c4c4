/// How things are said to an operator, whoever says them.
@NullMarked
package ncc.spi.message;

import org.jspecify.annotations.NullMarked;
