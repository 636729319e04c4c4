package ncc.engine.network;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.Try;

/// Asks one address once: connects, holds the conversation, hangs up.
///
/// @param allowed for the connection
/// @param places for open connections
record Connecting(Duration allowed, Semaphore places) {
  <A> Try<A> ask(InetAddress address, int port, int attempt, Conversation<A> conversation) {
    try (var _ = Turn.in(places)) {
      return connected(new InetSocketAddress(address, port), attempt, conversation);
    } catch (Unanswered e) {
      return miss(address, attempt, Optional.empty(), new Stopwatch(), e);
    }
  }

  private <A> Try<A> connected(
      InetSocketAddress target, int attempt, Conversation<A> conversation) {
    var address = target.getAddress();
    var watch = new Stopwatch();
    Optional<Duration> connected = Optional.empty();
    try (var socket = new Socket()) {
      connect(socket, target);
      connected = Optional.of(watch.elapsed());
      var answer = conversation.hold(socket, watch);
      return new Try.Answer<>(AddressText.of(address), attempt, connected, watch.elapsed(), answer);
    } catch (Unanswered e) {
      return miss(address, attempt, connected, watch, e);
    } catch (IOException e) {
      return miss(address, attempt, connected, watch, broken(e, connected.isPresent()));
    }
  }

  private static <A> Try<A> miss(
      InetAddress address,
      int attempt,
      Optional<Duration> connected,
      Stopwatch watch,
      Unanswered why) {
    return new Try.Miss<>(
        AddressText.of(address), attempt, connected, watch.elapsed(), why.reason(), why.detail());
  }

  private void connect(Socket socket, InetSocketAddress target) throws IOException {
    // Before a handshake: without it, delayed acknowledgements cost 40 ms.
    socket.setTcpNoDelay(true);
    var deadline = Deadline.in(allowed);
    try {
      socket.connect(target, deadline.millisLeft());
    } catch (SocketTimeoutException _) {
      throw new Unanswered(Reason.TIMED_OUT, "no connection within " + deadline.words());
    }
  }

  private static Unanswered broken(IOException e, boolean connected) {
    if (Thread.currentThread().isInterrupted()) {
      return Unanswered.stopped();
    }
    var detail = String.valueOf(e.getMessage());
    return connected
        ? new Unanswered(Reason.RESET, "the connection was reset")
        : new Unanswered(notConnected(e, detail), detail);
  }

  private static Reason notConnected(IOException e, String detail) {
    return switch (e) {
      case NoRouteToHostException _ -> Reason.UNREACHABLE;
      case BindException _ -> Reason.CANNOT_ASK;
      case ConnectException _ when detail.contains("timed out") -> Reason.TIMED_OUT;
      case ConnectException _ when !detail.contains("unreachable") -> Reason.REFUSED;
      default -> detail.contains("unreachable") ? Reason.UNREACHABLE : Reason.CANNOT_ASK;
    };
  }
}
