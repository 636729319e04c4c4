package ncc.source.prism.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/// Prism did not give what was asked for. The message is one phrase for the operator, without the
/// place.
public final class NoReplyException extends Exception {
  private static final long serialVersionUID = 1L;

  /// What kind of no it was.
  public enum Kind {
    /// Nobody could be connected to.
    UNREACHABLE,
    /// Who answers is not trusted.
    UNTRUSTED,
    /// The credentials are not good, or not for this.
    DENIED,
    /// There is no such thing here.
    ABSENT,
    /// Not now.
    BUSY,
    /// The connection broke.
    BROKEN,
    /// The answer did not come in time.
    LATE,
    /// Prism answered with anything else.
    REFUSED
  }

  private final Kind kind;
  private final int status;
  private final transient Optional<Duration> retryAfter;

  NoReplyException(Kind kind, int status, String message, Optional<Duration> retryAfter) {
    super(message);
    this.kind = requireNonNull(kind);
    this.status = status;
    this.retryAfter = requireNonNull(retryAfter);
  }

  static NoReplyException without(Kind kind, String message) {
    return new NoReplyException(kind, 0, message, Optional.empty());
  }

  public Kind kind() {
    return kind;
  }

  /// The HTTP status; 0 when there was none.
  public int status() {
    return status;
  }

  /// How long Prism asks to wait.
  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /// Whatever else is asked will not be answered either.
  public boolean isFinal() {
    return switch (kind) {
      case UNREACHABLE, UNTRUSTED -> true;
      case DENIED -> status == PrismHttp.UNAUTHORIZED;
      case ABSENT, BUSY, BROKEN, LATE, REFUSED -> false;
    };
  }

  /// The same after so many attempts.
  NoReplyException after(int attempts) {
    return attempts == 1
        ? this
        : new NoReplyException(
            kind, status, getMessage() + ", " + attempts + " times in a row", retryAfter);
  }
}
