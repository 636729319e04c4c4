package ncc.engine.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;

/// Prepares TLS handshakes.
///
/// Nothing is resumed: the question is whether the server can show its certificate now.
final class TlsTalk {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final Duration allowed;
  private final Semaphore places;
  private final TlsContexts contexts = new TlsContexts();

  TlsTalk(Duration allowed, Semaphore places) {
    this.allowed = allowed;
    this.places = places;
  }

  /// @throws Unanswered when the client key cannot be used
  Conversation<TlsAnswer> conversation(TlsProbe probe) throws Unanswered {
    var context = contexts.of(probe.key());
    var names = serverNames(probe.target().host());
    return (socket, watch) -> {
      watch.pause();
      try (var turn = Turn.in(places)) {
        watch.resume();
        // Without host and port the engine looks for no session to resume.
        var engine = context.createSSLEngine();
        prepare(engine, names);
        return new TlsHandshake(new TlsRecords(socket, engine, turn), allowed, watch).hold();
      }
    };
  }

  private static void prepare(SSLEngine engine, List<SNIServerName> names) {
    engine.setUseClientMode(true);
    var parameters = new SSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setServerNames(names);
    engine.setSSLParameters(parameters);
  }

  /// A name, for servers that have several; addresses are not sent (RFC 6066, 3).
  private static List<SNIServerName> serverNames(String host) {
    return isLiteral(host) ? List.of() : name(host).stream().toList();
  }

  private static boolean isLiteral(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Names that DNS takes and TLS does not, as with an underscore, are not sent.
  private static Optional<SNIServerName> name(String host) {
    try {
      return Optional.of(new SNIHostName(host));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
