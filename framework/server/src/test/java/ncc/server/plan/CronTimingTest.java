package ncc.server.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTimingTest {
  @ParameterizedTest
  @CsvSource({
    "30 2 * * *, 2026-03-28T02:29:59Z, 2026-03-28T02:30:00Z",
    "30 2 * * *, 2026-03-28T02:30:00Z, 2026-03-29T02:30:00Z",
    // Europe puts its clocks on at 02:00 on 2026-03-29: there is no 02:30 that day.
    "30 2 * * * Europe/Berlin, 2026-03-28T01:30:00Z, 2026-03-30T00:30:00Z",
    "30 3 * * * Europe/Berlin, 2026-03-28T02:30:00Z, 2026-03-29T01:30:00Z",
  })
  void isDueAtTheTimesOfItsClock(String text, Instant now, Instant expected) {
    assertThat(CronTiming.parse(text).after(now, "tokyo")).isEqualTo(expected);
    assertThat(CronTiming.parse(text).first(now, "tokyo", 9)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "30 2 * *",
        "61 2 * * *",
        "@daily",
        "30 2 * * * Asia/Nowhere",
        "0 0 30 2 *"
      })
  void whatIsNoSuchThingIsRefusedWithWhatIsExpected(String text) {
    assertThatThrownBy(() -> CronTiming.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void readsBackAsItIsWritten() {
    assertThat(CronTiming.parse(" 30  2 * * * Asia/Tokyo").text())
        .isEqualTo("30 2 * * * Asia/Tokyo");
    assertThat(CronTiming.parse("*/5 * * * *")).hasToString("at */5 * * * *");
    assertThat(CronTiming.parse("*/5 * * * *").shortest()).isEqualTo(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 30 2 *",
        "30 2 30 2 * Asia/Tokyo",
        "0 0 31 2 *",
        "0 0 31 4 *",
        "0 0 31 4,6,9,11 *",
      })
  void aDayThatNoMonthHasNeverComes(String text) {
    assertThatThrownBy(() -> CronTiming.parse(text))
        .hasMessage("'%s' never comes; expected a day that one of its months has", text);
  }
}
