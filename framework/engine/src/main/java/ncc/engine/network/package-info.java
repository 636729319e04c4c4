/// Real sockets: names looked up, connections opened and TLS handshakes held, many at once, each
/// within its deadline.
@NullMarked
package ncc.engine.network;

import org.jspecify.annotations.NullMarked;
