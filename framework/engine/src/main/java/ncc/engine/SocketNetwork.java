package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Answered;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.TcpAnswer;
import ncc.spi.probe.TcpProbe;
import ncc.spi.probe.TlsProbe;

/// Answers probes over real sockets, one blocking connection each; made for virtual threads.
///
/// @param connectTimeout for the TCP connection
/// @param handshakeTimeout for the TLS handshake that follows
public record SocketNetwork(InstantSource clock, Duration connectTimeout, Duration handshakeTimeout)
    implements Network {

  public SocketNetwork {
    requireNonNull(clock);
    requireNonNull(connectTimeout);
    requireNonNull(handshakeTimeout);
  }

  /// What is said on an open connection.
  private interface Conversation<A> {
    A hold(Socket socket) throws IOException;
  }

  @Override
  @SuppressWarnings("unchecked") // a probe's type argument is that of its answer
  public <A> ProbeResult<A> ask(Probe<A> probe) {
    return (ProbeResult<A>)
        switch (probe) {
          case TcpProbe tcp -> connected(tcp.target(), SocketNetwork::accepted);
          case TlsProbe tls ->
              connected(tls.target(), socket -> TlsHandshake.on(socket, handshakeTimeout));
        };
  }

  private static TcpAnswer accepted(Socket socket) {
    return new TcpAnswer(socket.getInetAddress().getHostAddress());
  }

  private <A> ProbeResult<A> connected(Endpoint target, Conversation<A> conversation) {
    var started = clock.instant();
    try (var socket = new Socket()) {
      socket.setTcpNoDelay(true);
      var address = new InetSocketAddress(InetAddress.getByName(target.host()), target.port());
      socket.connect(address, (int) connectTimeout.toMillis());
      var answer = conversation.hold(socket);
      return new Answered<>(answer, Duration.between(started, clock.instant()));
    } catch (IOException e) {
      return new NoAnswer<>(reason(e), detail(e));
    }
  }

  private static Reason reason(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> Reason.UNRESOLVED;
      case SocketTimeoutException _ -> Reason.TIMED_OUT;
      case NoRouteToHostException _ -> Reason.UNREACHABLE;
      case ConnectException refused -> refusedOrNot(refused);
      case TlsHandshake.NoTlsException _ -> Reason.NO_TLS;
      default -> Reason.RESET;
    };
  }

  private static Reason refusedOrNot(ConnectException e) {
    var message = String.valueOf(e.getMessage());
    if (message.contains("refused")) {
      return Reason.REFUSED;
    }
    return message.contains("timed out") ? Reason.TIMED_OUT : Reason.UNREACHABLE;
  }

  private static String detail(IOException e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
