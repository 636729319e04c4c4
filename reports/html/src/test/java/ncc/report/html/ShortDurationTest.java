package ncc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortDurationTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms",
    "PT0.999S, 999 ms",
    "PT1S, 1.0 s",
    "PT59.9S, 59.9 s",
    "PT1M, 1m",
    "PT2M5S, 2m5s",
    "P1D, 1d"
  })
  void isAsPreciseAsPeopleAsk(Duration duration, String expected) {
    assertThat(ShortDuration.of(duration)).isEqualTo(expected);
  }
}
