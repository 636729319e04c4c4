package ncc.engine.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import ncc.engine.network.TlsHandshake.Opening;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;

/// Prepares TLS handshakes.
///
/// Nothing is resumed: the question is whether the server can show its certificate now.
final class TlsTalk {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final Duration allowed;
  private final Semaphore places;
  private final Optional<TlsLibrary> faster;
  private final TlsContexts contexts = new TlsContexts();

  /// @param faster for handshakes without a key pair; the JDK's TLS stands in for it
  TlsTalk(Duration allowed, Semaphore places, Optional<TlsLibrary> faster) {
    this.allowed = allowed;
    this.places = places;
    this.faster = faster;
  }

  /// @throws Unanswered when the client key cannot be used
  Conversation<TlsAnswer> conversation(TlsProbe probe) throws Unanswered {
    var context = contexts.of(probe.key());
    var name = serverName(probe.target().host());
    Opening jdk = seen -> new JdkTlsClient(engine(context, name), seen);
    var openings = new ArrayList<Opening>();
    faster
        .filter(_ -> probe.key().isEmpty())
        .ifPresent(
            one -> openings.add(seen -> one.client(name.map(SNIHostName::getAsciiName), seen)));
    // Twice, since the JDK itself is undecided where its own arithmetic failed.
    openings.addAll(List.of(jdk, jdk));
    return (socket, watch) -> {
      watch.pause();
      try (var turn = Turn.in(places)) {
        watch.resume();
        var handshake = new TlsHandshake(socket, turn, Deadline.in(allowed), watch);
        return seen(handshake, openings, probe, name);
      }
    };
  }

  /// A server that refuses what this machine offers is asked for what it shows in the open.
  private static TlsAnswer seen(
      TlsHandshake handshake, List<Opening> openings, TlsProbe probe, Optional<SNIHostName> name)
      throws IOException {
    try {
      return decided(handshake, openings);
    } catch (Unanswered refused) {
      if (refused.reason() != Reason.TLS_REFUSED) {
        throw refused;
      }
      return inTheOpen(handshake, name, refused)
          .filter(_ -> probe.key().isEmpty())
          .orElseThrow(() -> refused);
    }
  }

  private static Optional<TlsAnswer> inTheOpen(
      TlsHandshake handshake, Optional<SNIHostName> name, Unanswered refused) throws Unanswered {
    handshake.watch().resume();
    try (var socket = new Socket()) {
      connect(socket, handshake, refused);
      return new OpenHello(socket, name.map(SNIHostName::getAsciiName), handshake.deadline())
          .answer();
    } catch (Unanswered known) {
      throw known;
    } catch (IOException _) {
      throw refused;
    } finally {
      handshake.watch().pause();
    }
  }

  /// The first that can tell. The JDK knows more groups, ciphers and signatures than others do:
  /// what the server makes of those, over a connection of its own, is the answer.
  private static TlsAnswer decided(TlsHandshake handshake, List<Opening> openings)
      throws IOException {
    try {
      return handshake.hold(openings.getFirst());
    } catch (TlsUndecided e) {
      if (openings.size() == 1) {
        throw TlsHandshake.refused(String.valueOf(e.getMessage()));
      }
      handshake.watch().resume();
      try (var socket = new Socket()) {
        connect(socket, handshake, e);
        return decided(handshake.over(socket), openings.subList(1, openings.size()));
      }
    }
  }

  /// The first connection ends before: a server may serve one at a time.
  private static void connect(Socket socket, TlsHandshake handshake, IOException why)
      throws Unanswered {
    try {
      handshake.socket().close();
      socket.setTcpNoDelay(true);
      socket.connect(
          handshake.socket().getRemoteSocketAddress(), handshake.deadline().millisLeft());
    } catch (IOException _) {
      throw Thread.currentThread().isInterrupted()
          ? Unanswered.stopped()
          : why instanceof Unanswered known
              ? known
              : TlsHandshake.refused(String.valueOf(why.getMessage()));
    }
  }

  private static SSLEngine engine(SSLContext context, Optional<SNIHostName> name) {
    // Without host and port the engine looks for no session to resume.
    var engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    var parameters = new SSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setServerNames(name.<List<SNIServerName>>map(List::of).orElse(List.of()));
    engine.setSSLParameters(parameters);
    return engine;
  }

  /// A name, for servers that have several; addresses are not sent (RFC 6066, 3), nor are names
  /// that DNS takes and TLS does not, as with an underscore.
  private static Optional<SNIHostName> serverName(String host) {
    try {
      return isLiteral(host) ? Optional.empty() : Optional.of(new SNIHostName(host));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isLiteral(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
