/// What Prism's REST APIs answer, read as streams.
@NullMarked
package ncc.source.prism;

import org.jspecify.annotations.NullMarked;
