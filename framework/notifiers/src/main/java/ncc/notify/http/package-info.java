/// Posting to receivers over HTTP and HTTPS.
@NullMarked
package ncc.notify.http;

import org.jspecify.annotations.NullMarked;
