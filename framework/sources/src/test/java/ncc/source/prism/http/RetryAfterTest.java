package ncc.source.prism.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-20T21:00:00Z");

  private static Optional<Duration> of(Map<String, List<String>> headers) {
    return RetryAfter.of(HttpHeaders.of(headers, (_, _) -> true), NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|PT0S",
        "7|PT7S",
        " 7 |PT7S",
        "-1|PT0S",
        "99999999999|PT24H",
        "Fri, 20 Nov 2026 21:00:30 GMT|PT30S",
        "Fri, 20 Nov 2026 21:00:00 GMT|PT0S",
        "Fri, 20 Nov 2026 20:59:59 GMT|PT0S",
        "Sat, 21 Nov 2026 21:00:00 GMT|PT24H",
        "Fri, 20 Nov 2099 21:00:30 GMT|PT24H",
      })
  void secondsOrADate(String text, Duration expected) {
    assertThat(of(Map.of("Retry-After", List.of(text)))).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"soon", "''", "2026-11-20T21:00:30Z", "1.5"})
  void whatIsNeitherSaysNothing(String text) {
    assertThat(of(Map.of("Retry-After", List.of(text)))).isEmpty();
  }

  @Test
  void withoutItThereIsNone() {
    assertThat(of(Map.of())).isEmpty();
  }
}
