/// The HTTP server of the daemon: where it listens, what every answer has in common, and the parts
/// that add pages, metrics and the API to it.
@NullMarked
package ncc.server.web;

import org.jspecify.annotations.NullMarked;
