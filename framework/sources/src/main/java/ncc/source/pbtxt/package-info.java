/// Protobuf's text format, read as a stream without a schema.
@NullMarked
package ncc.source.pbtxt;

import org.jspecify.annotations.NullMarked;
