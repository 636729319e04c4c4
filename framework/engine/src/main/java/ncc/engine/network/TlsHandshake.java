package ncc.engine.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.TlsAnswer;

/// A TLS handshake held to see the server's certificate and what it makes of ours. Nothing is sent
/// after it.
record TlsHandshake(TlsRecords records, Duration allowed, Stopwatch watch) {
  /// In TLS 1.3 a server refuses a client certificate, or its absence, after our side is done.
  private static final Duration WAIT_FOR_REFUSAL = Duration.ofMillis(400);

  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

  /// @throws Unanswered when no server certificate was seen
  TlsAnswer hold() throws IOException {
    var seen = new Seen();
    var refusal = ScopedValue.where(Seen.CURRENT, seen).call(() -> refusal(seen));
    if (!seen.server()) {
      throw new Unanswered(Reason.NO_TLS, "the server shows no certificate");
    }
    return seen.answer(records.address(), refusal);
  }

  private Optional<String> refusal(Seen seen) throws IOException {
    var deadline = Deadline.in(allowed);
    try {
      records.handshake(deadline);
      watch.pause();
      return seen.asked() ? refusalAfterwards() : Optional.empty();
    } catch (IOException e) {
      if (!seen.server()) {
        throw unanswered(e, deadline);
      }
      return Optional.of(objection(e, deadline));
    } finally {
      watch.pause();
      records.farewell();
    }
  }

  private Optional<String> refusalAfterwards() throws IOException {
    var deadline = Deadline.in(WAIT_FOR_REFUSAL);
    try {
      while (!records.dataFollows(deadline)) {
        // A session ticket says nothing of whether we are welcome.
      }
      return Optional.empty();
    } catch (SocketTimeoutException _) {
      return Optional.empty();
    }
  }

  private static String objection(IOException e, Deadline deadline) {
    return switch (e) {
      case SSLException tls -> alert(tls).orElseGet(() -> "handshake failed: " + message(e));
      case SocketTimeoutException _ -> "handshake not finished within " + deadline.words();
      case EOFException _ -> "connection closed without an alert";
      case Unanswered unanswered -> unanswered.detail();
      default -> "connection reset";
    };
  }

  private Unanswered unanswered(IOException e, Deadline deadline) {
    return switch (e) {
      case Unanswered known -> known;
      case SSLException tls -> new Unanswered(Reason.TLS_REFUSED, refused(tls));
      case SocketTimeoutException _ when records.spoken() ->
          new Unanswered(Reason.TIMED_OUT, "connected; no certificate within " + deadline.words());
      case SocketTimeoutException _ ->
          new Unanswered(Reason.SILENT, "connected; not a word within " + deadline.words());
      case EOFException _ ->
          new Unanswered(
              Reason.RESET,
              records.spoken()
                  ? "closed in the middle of the handshake"
                  : "connected, then closed without a word");
      default -> new Unanswered(Reason.RESET, "connected, then reset");
    };
  }

  private static String refused(SSLException e) {
    return alert(e)
        .map(name -> "the server refuses the handshake: " + name)
        .orElseGet(() -> "no handshake is possible: " + message(e));
  }

  private static Optional<String> alert(SSLException e) {
    var match = ALERT.matcher(message(e));
    return match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }

  private static String message(IOException e) {
    return String.valueOf(e.getMessage());
  }
}
