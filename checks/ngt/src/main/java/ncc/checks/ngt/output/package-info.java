/// Which lists tell the facts of guest tools, and where.
@NullMarked
package ncc.checks.ngt.output;

import org.jspecify.annotations.NullMarked;
