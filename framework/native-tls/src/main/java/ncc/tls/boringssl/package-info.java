/// TLS handshakes by BoringSSL, through the JNI library that netty-tcnative builds of it. Needs a
/// third of the processor that the JDK needs.
@NullMarked
package ncc.tls.boringssl;

import org.jspecify.annotations.NullMarked;
