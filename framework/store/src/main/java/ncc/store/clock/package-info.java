/// What the store makes of a clock that was wrong.
@NullMarked
package ncc.store.clock;

import org.jspecify.annotations.NullMarked;
