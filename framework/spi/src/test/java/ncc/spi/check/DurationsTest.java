package ncc.spi.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "90s, PT1M30S",
    "1d12h, PT36H",
    "-5m, PT-5M",
    "P45D, P45D",
    "50ms, PT0.05S",
    "1s500ms, PT1.5S",
    "1m1ms, PT1M0.001S",
    "36525d, P36525D",
    "-36525d, P-36525D"
  })
  void readsWhatPeopleWrite(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.001S, 1ms",
    "PT-0.001S, -1ms",
    "PT0.999S, 999ms",
    "PT0.0015S, PT0.0015S",
    "PT0.000001S, PT0.000001S",
    "PT1.5S, PT1.5S",
    "PT36H, 1d12h",
    "PT-5M, -5m",
  })
  void whatIsSetIsShownSoThatTheSameIsReadFromIt(Duration duration, String text) {
    assertThat(Durations.exact(duration)).isEqualTo(text);
    assertThat(Durations.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "36525d1s",
        "-36526d",
        "P36526D",
        "999999999999d",
        "9223372036854775807s",
        "99999999999999999999d",
        "9223372036854775807d9223372036854775807h",
        "PT2540400000H"
      })
  void nobodyMeansMoreThanAHundredYears(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessage("'" + text + "' is too long; expected at most 36525d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "5", "5 m", "d", "1y", "P"})
  void anythingElseIsRefusedWithWhatWouldBeAccepted(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessageContaining("expected such as 45d, 12h, 90s or P45D");
  }
}
