package ncc.engine.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.TlsAnswer;

/// A TLS handshake held to see the server's certificate and what it makes of ours. Nothing is sent
/// after it.
///
/// @param turn to compute
/// @param deadline for all of it but what comes afterwards
record TlsHandshake(Socket socket, Turn turn, Deadline deadline, Stopwatch watch) {
  /// Begins our side of it.
  @FunctionalInterface
  interface Opening {
    TlsClient client(Seen seen);
  }

  /// In TLS 1.3 a server refuses a client certificate, or its absence, after our side is done.
  private static final Duration WAIT_FOR_REFUSAL = Duration.ofMillis(400);

  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  /// @throws Unanswered when no server certificate was seen
  /// @throws TlsUndecided when it has to be held by the JDK
  TlsAnswer hold(Opening opening) throws IOException {
    var seen = new Seen();
    try (var client = opening.client(seen)) {
      var records = new TlsRecords(socket, client, turn);
      var refusal = refusal(records, seen);
      if (!seen.server()) {
        throw new Unanswered(Reason.NO_TLS, "the server shows no certificate");
      }
      return seen.answer(records.address(), refusal);
    }
  }

  /// The same over another connection.
  TlsHandshake over(Socket other) {
    return new TlsHandshake(other, turn, deadline, watch);
  }

  private Optional<String> refusal(TlsRecords records, Seen seen) throws IOException {
    try {
      records.handshake(deadline);
      watch.pause();
      return seen.asked() ? refusalAfterwards(records) : Optional.empty();
    } catch (TlsUndecided e) {
      throw e;
    } catch (IOException e) {
      if (!seen.server()) {
        throw unanswered(e, records.spoken());
      }
      return Optional.of(objection(e));
    } finally {
      watch.pause();
      records.farewell();
    }
  }

  private static Optional<String> refusalAfterwards(TlsRecords records) throws IOException {
    try {
      records.data(Deadline.in(WAIT_FOR_REFUSAL));
      return Optional.empty();
    } catch (SocketTimeoutException _) {
      return Optional.empty();
    }
  }

  private String objection(IOException e) {
    return switch (e) {
      case SSLException _ -> alert(message(e)).orElseGet(() -> "handshake failed: " + message(e));
      case SocketTimeoutException _ -> "handshake not finished within " + deadline.words();
      case EOFException _ -> "connection closed without an alert";
      case Unanswered unanswered -> unanswered.detail();
      default -> "connection reset";
    };
  }

  private Unanswered unanswered(IOException e, boolean spoken) {
    return switch (e) {
      case Unanswered known -> known;
      case SSLException _ ->
          unreadable(e).map(OpenHello::unreadable).orElseGet(() -> refused(message(e)));
      case SocketTimeoutException _ when spoken ->
          new Unanswered(Reason.TIMED_OUT, "connected; no certificate within " + deadline.words());
      case SocketTimeoutException _ ->
          new Unanswered(Reason.SILENT, "connected; not a word within " + deadline.words());
      case EOFException _ ->
          new Unanswered(
              Reason.RESET,
              spoken
                  ? "closed in the middle of the handshake"
                  : "connected, then closed without a word");
      default -> new Unanswered(Reason.RESET, "connected, then reset");
    };
  }

  /// Why a certificate cannot be read, where that is what failed.
  private static Optional<CertificateException> unreadable(Throwable failed) {
    for (var cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException why) {
        return Optional.of(why);
      }
    }
    return Optional.empty();
  }

  /// @param message of the one who held it
  static Unanswered refused(String message) {
    var detail =
        alert(message)
            .map(name -> "the server refuses the handshake: " + name)
            .orElseGet(() -> "no handshake is possible: " + message);
    return new Unanswered(Reason.TLS_REFUSED, detail);
  }

  private static Optional<String> alert(String message) {
    var match = ALERT.matcher(message);
    return match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }

  private static String message(IOException e) {
    return String.valueOf(e.getMessage());
  }
}
