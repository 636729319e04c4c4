package ncc.store.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
  @ParameterizedTest
  @CsvSource({
    "*/5 * * * *, UTC, 2026-11-23T10:00:00Z, 2026-11-23T10:05:00Z",
    "30 2 * * *, UTC, 2026-11-23T02:30:00Z, 2026-11-24T02:30:00Z",
    "0 6 * * 1, Asia/Tokyo, 2026-11-23T00:00:00Z, 2026-11-29T21:00:00Z",
    // Berlin's clock goes from 02:00 to 03:00 on 2026-03-29: that day has no 02:30.
    "30 2 * * *, Europe/Berlin, 2026-03-28T12:00:00Z, 2026-03-30T00:30:00Z"
  })
  void tellsTheNextTime(String expression, String zone, Instant after, Instant next) {
    assertThat(new Cron(expression, ZoneId.of(zone)).after(after)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"61 * * * *", "* * * *", "-", "every day"})
  void refusesWhatIsNoExpression(String expression) {
    assertThatThrownBy(() -> new Cron(expression, ZoneId.of("UTC")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTimeThatIsThereTwiceInAutumnRunsOnce() {
    var cron = new Cron("30 2 * * *", ZoneId.of("Europe/Berlin"));

    var first = cron.after(Instant.parse("2026-10-24T12:00:00Z"));

    assertThat(first).isEqualTo("2026-10-25T00:30:00Z");
    assertThat(cron.after(first)).isEqualTo("2026-10-26T01:30:00Z");
    assertThat(cron.after(first.plusSeconds(3))).isEqualTo("2026-10-26T01:30:00Z");
  }

  @Test
  void anHourThatIsThereTwiceIsNoPauseForWhatRunsEveryHour() {
    var cron = new Cron("30 * * * *", ZoneId.of("Europe/Berlin"));

    var first = cron.after(Instant.parse("2026-10-25T00:29:00Z"));

    assertThat(first).isEqualTo("2026-10-25T00:30:00Z");
    assertThat(cron.after(first.plusSeconds(3))).isEqualTo("2026-10-25T01:30:00Z");
  }
}
