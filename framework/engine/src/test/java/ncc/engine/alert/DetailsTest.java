package ncc.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import ncc.spi.check.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailsTest {
  private static Verdict verdict(String template) {
    return Verdict.fail("Unwell", template)
        .with("name", "db")
        .with("days", 6)
        .with("ratio", 0.5)
        .with("left", Duration.ofHours(30))
        .with("at", Instant.parse("2026-03-01T00:00:00Z"))
        .with("on", true);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "'', x, false",
    "plain, plain, true",
    "plain, plainer, false",
    "{name}, db, true",
    "{name}, web, false",
    "{at}, 2026-03-01T00:00:00Z, true",
    "{at}, 2026-03-02T00:00:00Z, false",
    "{on}, false, false",
    "{days}, 7, true",
    "in {days} days, in 10 days, true",
    "in {days} days, in 10 weeks, false",
    "in {days} days, past 10 days, false",
    "{ratio} of {left}, 0.7 of 1d, true",
    "{ratio} of {left}, 0.7 in 1d, false",
    "{name}: {days} days, db: 5 days, true",
    "{name}: {days} days, web: 5 days, false",
    "{days}aa, a, false",
    "{days}ab{left}ba, 1aba, false",
    "{unknown} {days}, {unknown} 1, true"
  })
  void onlyWhatCountsMayDiffer(String template, String detail, boolean isSame) {
    assertThat(Details.saySame(verdict(template), detail)).isEqualTo(isSame);
  }
}
