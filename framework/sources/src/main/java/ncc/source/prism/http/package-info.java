/// Asks a Prism over HTTPS: who is trusted, who is asking, how fast, and what to do when no answer
/// comes.
@NullMarked
package ncc.source.prism.http;

import org.jspecify.annotations.NullMarked;
