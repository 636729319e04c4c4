package ncc.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.WeeklyText;
import ncc.engine.plan.Windows;
import ncc.spi.run.Plan;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanWindowsTest {
  /// A Sunday, 15:00 in Tokyo.
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  private static Windows windows(String text, String each) throws Failure {
    return new Windows(
        WeeklyText.window("--window", text),
        each.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(each)),
        NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "Sat 02:00-05:00 Asia/Tokyo, 2026-11-27T17:00:00Z",
    "sat 2:00-5:00 Asia/Tokyo, 2026-11-27T17:00:00Z",
    "'SAT,SUN 22:00-02:00', 2026-11-22T22:00:00Z",
    "Sunday 06:00-07:00 UTC, 2026-11-29T06:00:00Z",
    "'  Mon   00:00-00:00  ', 2026-11-23T00:00:00Z",
  })
  void theFirstTaskStartsWithTheNextWindow(String window, Instant start) throws Failure {
    var plan = windows(window, "").timed(plan());

    assertThat(plan.tasks().getFirst().start()).contains(start);
  }

  @Test
  void aTaskOfUnknownLengthHasAWindowOfItsOwn() throws Failure {
    var windows = windows("Sat 02:00-05:00 Asia/Tokyo", "");

    assertThat(windows.timed(plan()).tasks())
        .extracting(task -> task.start().orElseThrow())
        .containsExactly(
            Instant.parse("2026-11-27T17:00:00Z"), Instant.parse("2026-12-04T17:00:00Z"));
    assertThat(windows.rule("--task-time"))
        .isEqualTo(
            "Windows of 3h: one task in each, as nobody knows how long it takes; --task-time says"
                + " so");
  }

  @ParameterizedTest
  @CsvSource({
    "PT1H30M, 2 tasks, 2026-11-27T18:30:00Z",
    "PT3H, 1 task, 2026-12-04T17:00:00Z",
    "PT1H31M, 1 task, 2026-12-04T17:00:00Z",
    "PT1M, 180 tasks, 2026-11-27T17:01:00Z",
  })
  void asManyAsFitAreInOneWindow(String each, String count, Instant second) throws Failure {
    var windows = windows("Sat 02:00-05:00 Asia/Tokyo", each);

    assertThat(windows.timed(plan()).tasks().getLast().start()).contains(second);
    assertThat(windows.rule("--task-time")).startsWith("Windows of 3h: " + count + " in each, as");
  }

  @Test
  void aStartReadsByTheClocksOfItsZone() throws Failure {
    assertThat(windows("Sat 02:00-05:00 Asia/Tokyo", "").text(NOW.plusSeconds(60)))
        .isEqualTo("Sun 2026-11-22 15:01 Asia/Tokyo (2026-11-22T06:01:00Z)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sat 2-5 | 'Sat 2-5' is not accepted; expected such as 'Sat 02:00-05:00 Asia/Tokyo'
          02:00-05:00 | '02:00-05:00' is not accepted; expected such as 'Sat 02:00-05:00 Asia/Tokyo'
          Sa 02:00-05:00 | 'Sa' is not accepted; expected days of the week such as SAT,SUN
          Sat,Xyz 02:00-05:00 | 'Sat,Xyz' is not accepted; expected days of the week such as SAT,SUN
          Sat 25:00-05:00 | '25:00' is not accepted; expected a time of day such as 02:00
          Sat 02:00-05:60 | '05:60' is not accepted; expected a time of day such as 02:00
          Sat 02:00-05:00 Tokyo | 'Tokyo' is not accepted; expected a zone such as Asia/Tokyo
          """)
  void aBadWindowIsRefusedInOneLine(String window, String why) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> WeeklyText.window("--window", window))
        .withMessage("--window: " + why);
  }

  @ParameterizedTest
  @CsvSource({"PT3H, true", "PT3H1S, false", "'', true"})
  void aTaskMustFitIntoAWindow(String each, boolean fits) throws Failure {
    assertThat(windows("Sat 02:00-05:00", each).fit()).isEqualTo(fits);
  }

  private static Plan plan() {
    return Plan.of(SampleRuns.diagnosed(), _ -> true, 50);
  }
}
