package ncc.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import ncc.spi.check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailsTest {
  private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

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
    assertThat(Details.saySame(verdict(template), LONG_AGO, detail)).isEqualTo(isSame);
  }

  @ParameterizedTest
  @CsvSource({
    "days_left, 100, in {days to 2026-03-01T00:00:00Z}",
    "days_ago, 100, in {days to 2026-03-01T00:00:00Z}",
    "days_left, 99, in 99",
    "count, 100, in 100",
    "age_hours, 2400, in {hours to 2026-03-01T00:00:00Z}",
    "minutes, 144000, in {minutes to 2026-03-01T00:00:00Z}",
    "left_seconds, 8640000, in {seconds to 2026-03-01T00:00:00Z}",
  })
  void whatCountsTheTimeToAnInstantIsKeptAsThat(String name, long count, String kept) {
    assertThat(Details.kept(dated(name, count), AT.minus(Duration.ofDays(100)))).isEqualTo(kept);
    assertThat(Details.kept(dated(name, count), AT.plus(Duration.ofDays(100))))
        .isEqualTo(kept.replace(" to ", " since "));
  }

  @Test
  void aLengthOfTimeIsKeptAsItsInstant() {
    var verdict =
        Verdict.fail("Old", "seen {age} ago").with("seen", AT).with("age", Duration.ofHours(5));

    assertThat(Details.kept(verdict, AT.plus(Duration.ofHours(5))))
        .isEqualTo("seen {time since 2026-03-01T00:00:00Z} ago");
    assertThat(Details.kept(verdict, AT.plus(Duration.ofHours(6)))).isEqualTo("seen 5h ago");
  }

  @Test
  void anotherInstantOrOneThatWasFrozenIsNews() {
    var now = AT.minus(Duration.ofDays(100));
    var verdict = dated("days_left", 100);
    var kept = Details.kept(verdict, now);

    assertThat(Details.saySame(verdict, now, kept)).isTrue();
    assertThat(Details.saySame(dated("days_left", 99), now.plus(Duration.ofDays(1)), kept))
        .isTrue();
    assertThat(Details.saySame(verdict, now, "in 100")).isFalse();
    assertThat(Details.saySame(verdict, now, kept.replace("2026", "2027"))).isFalse();
  }

  private static Verdict dated(String name, long count) {
    return Verdict.fail("Unwell", "in {" + name + "}").with("not_after", AT).with(name, count);
  }
}
