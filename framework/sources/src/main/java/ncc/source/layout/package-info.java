/// Reads what plugins describe by layouts.
@NullMarked
package ncc.source.layout;

import org.jspecify.annotations.NullMarked;
