/// The outcome of checking, as data: what reports, metrics, history and alerts see.
@NullMarked
package ncc.spi.run;

import org.jspecify.annotations.NullMarked;
