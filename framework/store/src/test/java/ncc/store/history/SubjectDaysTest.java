package ncc.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.check.Status;
import ncc.store.history.SubjectDays.Interval;
import ncc.store.history.SubjectDays.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectDaysTest {
  private static final LocalDate DAY = LocalDate.ofEpochDay(0);

  @ParameterizedTest
  @CsvSource({
    "100, 200, FAIL", // from the first run to the last
    "0, 100, ABSENT", // closed by the first run of the day: no run of it found this
    "0, 101, FAIL",
    "200, , FAIL",
    "201, , ABSENT",
    "100, 100, FAIL", // two runs at one instant
  })
  void countsWhatARunOfTheDayFound(long since, Long until, DayState expected) {
    var interval = new Interval(Status.FAIL, since, Optional.ofNullable(until));

    assertThat(states(interval, Map.of(0L, new Runs(100, 200, true)))).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "SKIP, INCOMPLETE",
    "PASS, INCOMPLETE",
    "INFO, INCOMPLETE",
    "WARN, WARN",
    "ERR, ERR",
    "FAIL, FAIL"
  })
  void aDayWithoutACompleteRunNeverPasses(Status status, DayState expected) {
    var interval = new Interval(status, 0, Optional.empty());

    assertThat(states(interval, Map.of(0L, new Runs(100, 200, false)))).containsExactly(expected);
  }

  @Test
  void aDayWithoutARunIsNotKnown() {
    var interval = new Interval(Status.PASS, 0, Optional.empty());

    assertThat(states(interval, Map.of())).containsExactly(DayState.NO_RUN);
  }

  private static List<DayState> states(Interval interval, Map<Long, Runs> runs) {
    return new SubjectDays(List.of(interval), runs).states(DAY, 1);
  }
}
