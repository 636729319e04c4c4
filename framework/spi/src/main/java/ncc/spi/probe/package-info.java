/// Questions to the network as values, and their answers.
@NullMarked
package ncc.spi.probe;

import org.jspecify.annotations.NullMarked;
