package ncc.notify.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The `Retry-After` header (RFC 9110, section 10.2.3): seconds, or a date.
final class RetryAfter {
  private RetryAfter() {}

  /// @return empty for what is neither, or is not ahead
  static Optional<Duration> parse(String text, Instant now) {
    return wait(text.strip(), now).filter(Duration::isPositive);
  }

  private static Optional<Duration> wait(String text, Instant now) {
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Integer.parseInt(text)));
    }
    try {
      var until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Optional.of(Duration.between(now, until));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
