/// A folder of what a cluster's commands and APIs printed.
@NullMarked
package ncc.source.capture;

import org.jspecify.annotations.NullMarked;
