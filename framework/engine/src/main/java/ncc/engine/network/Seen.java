package ncc.engine.network;

import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import ncc.spi.probe.ClientAuthentication;
import ncc.spi.probe.ServerCertificate;
import ncc.spi.probe.TlsAnswer;
import org.jspecify.annotations.Nullable;

/// What one handshake has shown so far. The contexts are shared; the managers in them find the
/// handshake they work for here.
final class Seen {
  /// Of the handshake that this thread is holding.
  static final ScopedValue<Seen> CURRENT = ScopedValue.newInstance();

  private List<ServerCertificate> chain = List.of();
  private String protocol = "";
  private String cipherSuite = "";
  private boolean asked;
  private boolean shown;
  private List<String> issuers = List.of();

  void server(X509Certificate[] certificates, @Nullable SSLSession session) {
    chain = Arrays.stream(certificates).map(Certificates::described).toList();
    if (session != null) {
      protocol = session.getProtocol();
      cipherSuite = session.getCipherSuite();
    }
  }

  void askedForCertificate(Principal @Nullable [] authorities, boolean answered) {
    asked = true;
    shown |= answered;
    if (authorities != null) {
      issuers = Arrays.stream(authorities).map(Certificates::name).toList();
    }
  }

  boolean server() {
    return !chain.isEmpty();
  }

  boolean asked() {
    return asked;
  }

  TlsAnswer answer(String address, Optional<String> refusal) {
    var client = new ClientAuthentication(asked, issuers, shown, refusal);
    return new TlsAnswer(address, protocol, cipherSuite, chain, client);
  }
}
