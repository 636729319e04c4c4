package ncc.source.prism.http;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import ncc.source.prism.http.NoReplyException.Kind;
import ncc.spi.check.Durations;
import org.jspecify.annotations.Nullable;

/// Puts into words why there is no answer.
record Failures(Duration connectTimeout, Credentials credentials) {
  /// How the JDK says so.
  private static final String TOO_LARGE = "body exceeds capacity";

  NoReplyException of(HttpResponse<?> response, Instant now) {
    int status = response.statusCode();
    var retryAfter = RetryAfter.of(response.headers(), now);
    return switch (status) {
      case 401 -> new NoReplyException(Kind.DENIED, status, wrongCredentials(), Optional.empty());
      case 403 -> new NoReplyException(Kind.DENIED, status, noPermission(), Optional.empty());
      case 404 -> new NoReplyException(Kind.ABSENT, status, "is not served (404)", retryAfter);
      case 408, 429, 502, 503 ->
          new NoReplyException(
              Kind.BUSY, status, "answered " + status + meaning(status), retryAfter);
      default ->
          new NoReplyException(
              Kind.REFUSED, status, "answered " + status + meaning(status), retryAfter);
    };
  }

  /// The same credentials were good before.
  NoReplyException noLonger() {
    return new NoReplyException(
        Kind.DENIED,
        PrismHttp.UNAUTHORIZED,
        "no longer accepts "
            + credentials
            + " (401), whom it accepted before: log-ins of a directory user that overlap, or an"
            + " account or a secret that changed just now",
        Optional.empty());
  }

  private String wrongCredentials() {
    return "does not accept " + credentials + " (401): is it the right one, with the right secret?";
  }

  private String noPermission() {
    return credentials + " may not read this (403): a role such as Prism Viewer is needed";
  }

  private static String meaning(int status) {
    return switch (status) {
      case 408 -> " (it took too long)";
      case 429 -> " (too many requests)";
      case 500 -> " (an error of its own)";
      case 502, 503 -> " (not available)";
      default -> status / 100 == 3 ? " (a redirect, which is not followed)" : "";
    };
  }

  /// @param most how many bytes the answer could have
  NoReplyException of(Throwable failed, int most) {
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof UntrustedException untrusted) {
        return NoReplyException.without(Kind.UNTRUSTED, String.valueOf(untrusted.getMessage()));
      }
      if (cause instanceof UnresolvedAddressException) {
        return NoReplyException.without(Kind.UNREACHABLE, "its name cannot be resolved");
      }
      if (String.valueOf(cause.getMessage()).startsWith(TOO_LARGE)) {
        return tooLarge(most);
      }
    }
    return switch (failed) {
      case HttpConnectTimeoutException _ ->
          NoReplyException.without(
              Kind.UNREACHABLE, "no connection within " + Durations.text(connectTimeout));
      case ConnectException _ ->
          NoReplyException.without(Kind.UNREACHABLE, "the connection is refused");
      case SSLException tls ->
          NoReplyException.without(Kind.UNREACHABLE, "TLS failed: " + firstLine(tls));
      default ->
          NoReplyException.without(Kind.BROKEN, "the connection broke: " + firstLine(failed));
    };
  }

  NoReplyException tooLarge(int most) {
    return NoReplyException.without(
        Kind.REFUSED, "answered more than " + most + " bytes, which is no answer");
  }

  private static String firstLine(Throwable failed) {
    return Optional.ofNullable(failed.getMessage())
        .flatMap(text -> text.lines().findFirst())
        .orElse(failed.getClass().getSimpleName());
  }
}
