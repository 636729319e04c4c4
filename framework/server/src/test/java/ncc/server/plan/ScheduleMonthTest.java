package ncc.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ncc.engine.schedule.Grid;
import ncc.engine.schedule.Timing;
import ncc.server.plan.VirtualMonth.Begun;
import ncc.store.schedule.Cron;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The misfire rule of the daemon over a simulated month.
@Tag("long")
class ScheduleMonthTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final List<String> CLUSTERS =
      IntStream.range(0, 20).mapToObj(i -> "cluster-" + i).toList();
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Random random = new Random(26);

  /// Such as `05 06:30`.
  private static Instant march(String dayAndTime) {
    return Instant.parse("2026-03-" + dayAndTime.replace(' ', 'T') + ":00Z");
  }

  /// Times by a clock of the wall.
  private record Daily(Cron cron) implements Timing {
    @Override
    public Instant after(Instant now, String cluster) {
      return cron.after(now);
    }

    @Override
    public Instant first(Instant now, String cluster, int clusters) {
      return cron.after(now);
    }
  }

  /// Most runs take seconds; one in a hundred takes longer than its interval.
  private Duration mixed(String cluster) {
    return random.nextInt(100) == 0
        ? Duration.ofMinutes(5 + random.nextInt(20))
        : Duration.ofMillis(200 + random.nextInt(10_000));
  }

  private VirtualMonth month(Timing timing, int atOnce, Function<String, Duration> takes) {
    var month = new VirtualMonth(START, timing, atOnce, takes);
    month.plan(CLUSTERS);
    return month;
  }

  private static boolean isOnTime(Begun run, Timing timing) {
    return timing.after(run.start().minusMillis(1), run.cluster()).equals(run.start());
  }

  @Test
  void withoutTroubleEveryTimeIsKeptAndNoOther() {
    var grid = new Grid(FIVE);
    var month = month(grid, 20, _ -> Duration.ofSeconds(3));

    month.live(march("31 23:59"));

    for (var cluster : CLUSTERS) {
      var runs = month.begun(cluster);
      assertThat(runs.subList(1, runs.size())).allMatch(run -> isOnTime(run, grid));
      assertThat(runs).hasSizeBetween(31 * 288 - 1, 31 * 288 + 1);
    }
  }

  @Test
  void aPauseIsCaughtUpByOneRunAndThenTheOwnTimesHold() {
    var grid = new Grid(FIVE);
    var month = month(grid, 20, _ -> Duration.ofSeconds(3));

    month.live(march("05 00:00"));
    month.die(march("08 12:34"));
    month.plan(CLUSTERS);
    month.live(march("09 00:00"));

    for (var cluster : CLUSTERS) {
      var after =
          month.begun(cluster).stream()
              .filter(run -> !run.start().isBefore(march("08 12:34")))
              .toList();
      assertThat(after.getFirst().start()).isEqualTo(march("08 12:34"));
      assertThat(after.get(1).start()).isEqualTo(grid.after(after.getFirst().end(), cluster));
      assertThat(after.subList(1, after.size())).allMatch(run -> isOnTime(run, grid));
    }
  }

  @Test
  void aRunLongerThanItsIntervalIsFollowedByTheNextTimeAfterItsEnd() {
    var grid = new Grid(FIVE);
    var month = month(grid, CLUSTERS.size(), this::mixed);

    month.live(march("31 23:59"));

    for (var cluster : CLUSTERS) {
      var runs = month.begun(cluster);
      for (int i = 1; i < runs.size(); i++) {
        var before = runs.get(i - 1);
        assertThat(runs.get(i).start())
            .isEqualTo(grid.after(before.end(), cluster))
            .isBeforeOrEqualTo(before.end().plus(FIVE));
      }
    }
  }

  @Test
  void tooLittleRoomDelaysAndNeverPilesUp() {
    var grid = new Grid(FIVE);
    // Twenty runs of a minute need twenty minutes where one runs at a time.
    var month = month(grid, 1, _ -> Duration.ofMinutes(1));

    month.live(march("02 00:00"));
    var runs = month.begun();

    for (int i = 1; i < runs.size(); i++) {
      assertThat(runs.get(i).start()).isEqualTo(runs.get(i - 1).end());
    }
    var perCluster = runs.stream().collect(Collectors.groupingBy(Begun::cluster));
    assertThat(perCluster.values())
        .hasSize(20)
        .allSatisfy(some -> assertThat(some).hasSizeBetween(24 * 60 / 20 - 2, 24 * 60 / 20 + 2));
  }

  @Test
  void daemonsThatDieAgainAndAgainMissNoMoreThanTheirPauses() {
    var grid = new Grid(FIVE);
    var month = month(grid, 8, _ -> Duration.ofMillis(200 + random.nextInt(10_000)));
    for (var now = START; now.isBefore(march("30 00:00")); ) {
      var dies = now.plusSeconds(60 + random.nextInt(7200));
      now = dies.plusSeconds(1 + random.nextInt(1800));
      month.live(dies);
      month.die(now);
      month.plan(CLUSTERS);
    }
    month.live(march("31 00:00"));

    for (var cluster : CLUSTERS) {
      var runs = month.begun(cluster);
      for (int i = 1; i < runs.size(); i++) {
        assertThat(runs.get(i).start()).isAfterOrEqualTo(runs.get(i - 1).end());
        assertThat(Duration.between(runs.get(i - 1).start(), runs.get(i).start()))
            .isLessThan(FIVE.plusSeconds(1800).plus(FIVE));
      }
    }
  }

  @Test
  void anotherIntervalHoldsAtOnceInBothDirections() {
    var month = month(new Grid(Duration.ofHours(24)), 20, _ -> Duration.ofSeconds(3));
    month.live(march("10 00:00"));
    month.change(new Grid(Duration.ofMinutes(1)));
    month.live(march("11 00:00"));
    month.change(new Grid(Duration.ofHours(6)));
    month.live(march("12 00:00"));

    for (var cluster : CLUSTERS) {
      assertThat(count(month, cluster, "01 00:00", "10 00:00")).isBetween(9L, 10L);
      assertThat(count(month, cluster, "10 00:00", "11 00:00")).isBetween(1439L, 1440L);
      assertThat(count(month, cluster, "11 00:00", "12 00:00")).isEqualTo(4);
    }
  }

  private static long count(VirtualMonth month, String cluster, String from, String until) {
    return month.begun(cluster).stream()
        .filter(run -> !run.start().isBefore(march(from)) && run.start().isBefore(march(until)))
        .count();
  }

  @Test
  void aThousandClustersStartEvenlyInEveryMinuteOfTheMonthAndAfterAPause() {
    var clusters = IntStream.range(0, 1000).mapToObj(i -> "cluster-" + i).toList();
    var month = new VirtualMonth(START, new Grid(FIVE), 32, _ -> Duration.ofMillis(100));
    month.plan(clusters);
    month.live(march("01 02:00"));
    month.die(march("01 05:00"));
    month.plan(clusters);
    month.live(march("01 06:00"));

    var byMinute =
        month.begun().stream()
            .filter(run -> run.due().equals(run.start()))
            .collect(
                Collectors.groupingBy(
                    run -> run.start().getEpochSecond() / 60, Collectors.counting()));
    byMinute.keySet().removeIf(minute -> minute < march("01 00:10").getEpochSecond() / 60);
    byMinute.keySet().removeIf(minute -> minute == march("01 05:00").getEpochSecond() / 60);
    assertThat(byMinute.values()).hasSizeGreaterThan(160).allMatch(count -> count < 260);
    assertThat(month.begun().stream().filter(run -> run.start().equals(march("01 05:00"))))
        .hasSizeLessThanOrEqualTo(32);
  }

  @Test
  void aTimeOfTheWallClockRunsOnceADayAcrossBothTurnsOfTheClock() {
    assertThat(localTimes(Instant.parse("2026-03-01T00:00:00Z"), 31)).hasSize(30);
    assertThat(localTimes(Instant.parse("2026-10-01T00:00:00Z"), 31)).hasSize(31);
  }

  private List<LocalTime> localTimes(Instant from, int days) {
    var month =
        new VirtualMonth(
            from, new Daily(new Cron("30 2 * * *", BERLIN)), 1, _ -> Duration.ofSeconds(3));
    month.plan(List.of("tokyo-01"));
    month.live(from.plus(Duration.ofDays(days)));
    var times =
        month.begun().stream().map(run -> LocalTime.ofInstant(run.start(), BERLIN)).toList();
    assertThat(times).containsOnly(LocalTime.of(2, 30));
    return times;
  }
}
