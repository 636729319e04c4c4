package ncc.source.prism.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import ncc.spi.inventory.Caveat;
import ncc.spi.setting.Settings;
import ncc.spi.source.ServerIdentity;
import ncc.spi.source.SourceException;

/// Looks at the certificate a Prism presents and hangs up before anything is said.
public final class PrismIdentity {
  private final PrismAddress address;
  private final Looking looking = new Looking();

  private PrismIdentity(PrismAddress address) {
    this.address = address;
  }

  /// Keeps the certificates and refuses them, so that the handshake ends there.
  private static final class Looking extends ServerTrust {
    private Optional<X509Certificate> presented = Optional.empty();

    @Override
    void check(X509Certificate[] chain, Ordinary ordinary) throws CertificateException {
      presented = Optional.of(chain[0]);
      throw new CertificateException("only looking");
    }
  }

  /// @throws SourceException when nobody answers, or not with TLS
  public static ServerIdentity of(PrismAddress address, Settings settings) throws SourceException {
    var connectTimeout = PrismSettings.positiveTime(settings, PrismSettings.CONNECT_TIMEOUT);
    return new PrismIdentity(address).look((int) connectTimeout.toMillis());
  }

  private ServerIdentity look(int millis) throws SourceException {
    var failure = "answers without a certificate";
    try {
      handshake(millis);
    } catch (UnknownHostException _) {
      failure = "its name cannot be resolved";
    } catch (IOException failed) {
      failure = String.valueOf(failed.getMessage());
    }
    if (looking.presented.isEmpty()) {
      throw new SourceException(address.name() + ": " + failure);
    }
    var own = looking.presented.get();
    return new ServerIdentity(address.server(), facts(own), "pin-sha256: " + Fingerprint.of(own));
  }

  private void handshake(int millis) throws IOException {
    try (var plain = new Socket()) {
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(millis);
      plain.connect(new InetSocketAddress(address.socketHost(), address.port()), millis);
      var sockets = PrismTrust.context(looking).getSocketFactory();
      try (var tls =
          (SSLSocket) sockets.createSocket(plain, address.socketHost(), address.port(), true)) {
        tls.startHandshake();
      }
    }
  }

  private static Map<String, String> facts(X509Certificate own) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("subject", shown(own.getSubjectX500Principal().getName()));
    facts.put("issuer", shown(own.getIssuerX500Principal().getName()));
    facts.put("valid from", own.getNotBefore().toInstant().toString());
    facts.put("valid until", own.getNotAfter().toInstant().toString());
    facts.put("names", names(own));
    facts.put("SHA-256", Fingerprint.of(own).toString());
    return facts;
  }

  /// Its subject alternative names; the values stand behind a number for their kind.
  private static String names(X509Certificate own) {
    try {
      var names = own.getSubjectAlternativeNames();
      return names == null
          ? "none"
          : names.stream()
              .map(name -> shown(String.valueOf(name.get(1))))
              .collect(Collectors.joining(", "));
    } catch (CertificateParsingException _) {
      return "cannot be read";
    }
  }

  private static String shown(String text) {
    var quoted = Caveat.quoted(text);
    return quoted.substring(1, quoted.length() - 1);
  }
}
