package ncc.engine.network;

import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import ncc.spi.probe.ClientAuthentication;
import ncc.spi.probe.ServerCertificate;
import ncc.spi.probe.TlsAnswer;
import org.jspecify.annotations.Nullable;

/// What one handshake has shown so far. The contexts are shared; the managers in them find the
/// handshake they work for here.
final class Seen implements TlsWitness {
  /// Of the handshake that this thread is holding.
  static final ScopedValue<Seen> CURRENT = ScopedValue.newInstance();

  private List<ServerCertificate> chain = List.of();
  private String protocol = "";
  private String cipherSuite = "";
  private boolean asked;
  private boolean shown;
  private List<String> issuers = List.of();

  @Override
  public void sawServer(List<X509Certificate> certificates, String version, String suite) {
    chain = certificates.stream().map(Certificates::described).toList();
    protocol = version;
    cipherSuite = suite;
  }

  @Override
  public void wasAsked(List<X500Principal> authorities) {
    asked = true;
    issuers = authorities.stream().map(Certificates::name).toList();
  }

  void server(X509Certificate[] certificates, @Nullable SSLSession session) {
    sawServer(
        List.of(certificates),
        session == null ? protocol : session.getProtocol(),
        session == null ? cipherSuite : session.getCipherSuite());
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
