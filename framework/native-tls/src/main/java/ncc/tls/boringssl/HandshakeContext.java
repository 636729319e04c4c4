package ncc.tls.boringssl;

import io.netty.internal.tcnative.CertificateVerifier;
import io.netty.internal.tcnative.SSL;
import io.netty.internal.tcnative.SSLContext;

/// What all handshakes have in common. It lasts as long as the process.
///
/// @param address of the native context
record HandshakeContext(long address) {
  static HandshakeContext create() {
    try {
      int versions = SSL.SSL_PROTOCOL_TLSV1_2 | SSL.SSL_PROTOCOL_TLSV1_3;
      long address = SSLContext.make(versions, SSL.SSL_MODE_CLIENT);
      SSLContext.setCipherSuite(address, CipherNames.offered(), false);
      SSLContext.setVerify(address, SSL.SSL_CVERIFY_REQUIRED, 100);
      SSLContext.setCertVerifyCallback(address, new Looking());
      SSLContext.setCertificateCallback(
          address, (_, _, names) -> BoringClient.current().asked(names));
      return new HandshakeContext(address);
    } catch (Exception e) {
      throw new IllegalStateException("BoringSSL is loaded and does not work", e);
    }
  }

  /// Looks at the chain and believes nothing of it: nothing is ever sent to the server.
  private static final class Looking extends CertificateVerifier {
    private static final int OK = 0;

    @Override
    public int verify(long ssl, byte[][] chain, String authentication) {
      return BoringClient.current().shown(chain) ? OK : CertificateVerifier.X509_V_ERR_UNSPECIFIED;
    }
  }
}
