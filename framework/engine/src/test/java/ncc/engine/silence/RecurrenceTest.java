package ncc.engine.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import ncc.engine.silence.Recurrence.Monthly;
import ncc.engine.silence.Recurrence.Weekly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Recurrence sundays(String at, Duration length) {
    return new Recurrence(
        new Weekly(Set.of(DayOfWeek.SUNDAY)), LocalTime.parse(at), length, BERLIN);
  }

  private static Recurrence monthly(int day) {
    return new Recurrence(
        new Monthly(day), LocalTime.MIDNIGHT, Duration.ofHours(1), ZoneId.of("UTC"));
  }

  private static Window window(String from, String until) {
    return new Window(Instant.parse(from), Optional.of(Instant.parse(until)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-22T01:29:59Z, false",
    "2026-03-22T01:30:00Z, true",
    "2026-03-22T02:29:59Z, true",
    "2026-03-22T02:30:00Z, false",
    "2026-03-23T01:30:00Z, false"
  })
  void holdsFromItsBeginningUntilItsEnd(Instant now, boolean holds) {
    assertThat(sundays("02:30", Duration.ofHours(1)).at(now).isPresent()).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-23T00:00:00Z, 2026-03-29T01:30:00Z, 2026-03-29T02:30:00Z",
    "2026-03-30T00:00:00Z, 2026-04-05T00:30:00Z, 2026-04-05T01:30:00Z",
    "2026-10-19T00:00:00Z, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
    "2026-10-25T00:30:00Z, 2026-11-01T01:30:00Z, 2026-11-01T02:30:00Z"
  })
  void beginsByTheClocksOfItsZoneAlsoWhenTheyAreChanged(Instant now, String from, String until) {
    assertThat(sundays("02:30", Duration.ofHours(1)).after(now)).contains(window(from, until));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T23:00:00Z, 2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z",
    "2026-10-24T23:00:00Z, 2026-10-24T20:00:00Z, 2026-10-25T04:00:00Z"
  })
  void lastsAsLongAsItSaysWhileTheClocksAreChanged(Instant now, String from, String until) {
    var saturdays =
        new Recurrence(
            new Weekly(Set.of(DayOfWeek.SATURDAY)),
            LocalTime.parse("22:00"),
            Duration.ofHours(8),
            BERLIN);

    assertThat(saturdays.at(now)).contains(window(from, until));
  }

  @Test
  void aWindowOfAWeekHoldsToItsLastSecond() {
    var week = sundays("00:00", Duration.ofDays(7));

    assertThat(week.at(Instant.parse("2026-05-09T21:59:59Z")))
        .contains(window("2026-05-02T22:00:00Z", "2026-05-09T22:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "31, 2026-02-01T00:00:00Z, 2026-02-28T00:00:00Z",
    "31, 2028-02-01T00:00:00Z, 2028-02-29T00:00:00Z",
    "31, 2026-04-01T00:00:00Z, 2026-04-30T00:00:00Z",
    "15, 2026-04-15T00:00:00Z, 2026-05-15T00:00:00Z",
    "1, 2026-12-31T23:59:59Z, 2027-01-01T00:00:00Z"
  })
  void comesEveryMonthOnItsDayOrTheLast(int day, Instant now, Instant from) {
    assertThat(monthly(day).after(now)).map(Window::from).contains(from);
  }

  @Test
  void refusesWhatNeverComesOrNeverEnds() {
    assertThatThrownBy(() -> new Weekly(Set.of()))
        .hasMessage("a weekly window needs at least one day of the week");
    assertThatThrownBy(() -> new Monthly(32))
        .hasMessage("a day of the month is 1 to 31, but not 32");
    assertThatThrownBy(() -> sundays("02:30", Duration.ZERO))
        .hasMessage("a window must last more than 0s and at most 7d, but not 0s");
    assertThatThrownBy(() -> sundays("02:30", Duration.ofDays(7).plusSeconds(1)))
        .hasMessageEndingWith("but not 7d1s");
  }
}
