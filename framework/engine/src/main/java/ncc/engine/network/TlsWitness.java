package ncc.engine.network;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/// Is told what a handshake brings to light, while it is held.
public interface TlsWitness {
  /// The server has shown its certificate.
  ///
  /// @param chain as it was sent, the server's own first, at least one
  /// @param protocol `TLSv1.2` or `TLSv1.3`
  /// @param cipherSuite by its IANA name, such as `TLS_AES_256_GCM_SHA384`
  void sawServer(List<X509Certificate> chain, String protocol, String cipherSuite);

  /// The server asked for a certificate, and gets none.
  ///
  /// @param issuers whose certificates it wants; empty when it does not say
  void wasAsked(List<X500Principal> issuers);
}
