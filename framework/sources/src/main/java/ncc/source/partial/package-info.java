/// What every reader of one origin shares: rows, values, and the doubts about them.
@NullMarked
package ncc.source.partial;

import org.jspecify.annotations.NullMarked;
