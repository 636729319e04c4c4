package ncc.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Grid GRID = new Grid(Duration.ofMinutes(5));

  @Test
  void theNextTimeIsLaterAndAtMostAnIntervalAway() {
    var next = GRID.after(NOW, "tokyo-01");

    assertThat(next).isAfter(NOW).isBeforeOrEqualTo(NOW.plusSeconds(300));
    assertThat(GRID.after(next, "tokyo-01")).isEqualTo(next.plusSeconds(300));
    assertThat(GRID.after(next.minusMillis(1), "tokyo-01")).isEqualTo(next);
  }

  @Test
  void timesDoNotMoveWithThePauseBefore() {
    var next = GRID.after(NOW, "tokyo-01");

    assertThat(GRID.after(next.plus(Duration.ofDays(3)).plusSeconds(7), "tokyo-01"))
        .isEqualTo(next.plus(Duration.ofDays(3)).plusSeconds(300));
  }

  @Test
  void checksOfOneIntervalAreDueTogether() {
    assertThat(new Grid(Duration.ofMinutes(5)).after(NOW, "a")).isEqualTo(GRID.after(NOW, "a"));
  }

  @Test
  void aThousandClustersAreSpreadOverTheInterval() {
    var bySecond =
        IntStream.range(0, 3000)
            .mapToObj(i -> GRID.after(NOW, "cluster-" + i).getEpochSecond())
            .collect(Collectors.groupingBy(second -> second / 30, Collectors.counting()));

    assertThat(bySecond).hasSizeBetween(10, 11);
    assertThat(bySecond.values().stream().mapToLong(Long::longValue).max().orElseThrow())
        .isLessThan(400);
  }

  @Test
  void aSingleClusterIsCheckedAtOnceAndManyWithinAnInterval() {
    assertThat(GRID.first(NOW, "tokyo-01", 1)).isBetween(NOW, NOW.plusMillis(500));
    assertThat(IntStream.range(0, 1000).mapToObj(i -> GRID.first(NOW, "c" + i, 1000)))
        .allMatch(first -> !first.isBefore(NOW) && first.isBefore(NOW.plusSeconds(300)))
        .anyMatch(first -> first.isAfter(NOW.plusSeconds(240)));
  }

  @Test
  void refusesAnIntervalThatWouldNeverRest() {
    assertThatThrownBy(() -> new Grid(Duration.ofMillis(999))).hasMessageContaining("at least 1s");
  }
}
