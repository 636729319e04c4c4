package ncc.source.prism.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The `Retry-After` of RFC 9110, section 10.2.3: seconds, or a date.
final class RetryAfter {
  private static final long LONGEST = 86_400;

  private RetryAfter() {}

  static Optional<Duration> of(HttpHeaders headers, Instant now) {
    return headers.firstValue("Retry-After").flatMap(text -> parse(text.strip(), now));
  }

  private static Optional<Duration> parse(String text, Instant now) {
    try {
      return Optional.of(Duration.ofSeconds(Math.clamp(Long.parseLong(text), 0, LONGEST)));
    } catch (NumberFormatException _) {
      return date(text).map(date -> Duration.between(now, date)).map(RetryAfter::notNegative);
    }
  }

  private static Optional<Instant> date(String text) {
    try {
      var date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, ZonedDateTime::from);
      return Optional.of(date.toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration notNegative(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
