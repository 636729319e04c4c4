/// Runs as JSON, there and back, as a stream.
@NullMarked
package ncc.json;

import org.jspecify.annotations.NullMarked;
