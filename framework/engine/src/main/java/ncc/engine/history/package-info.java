/// What changed from one run to another.
@NullMarked
package ncc.engine.history;

import org.jspecify.annotations.NullMarked;
