package ncc.server.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import ncc.engine.schedule.Grid;
import ncc.engine.schedule.Timing;
import ncc.metrics.ClusterSeries;
import ncc.metrics.LabelText;
import ncc.metrics.Numbers;
import ncc.server.plan.CronTiming;
import ncc.server.setting.ChecksInForce;
import ncc.server.setting.EffectiveCheck;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.store.history.Latest;

/// When checks ran, could tell, and are to run, as the store remembers it, whichever daemon ran
/// them, and as the runs tell that were made here since it was asked. For one thread.
final class CheckTimes {
  private final Map<CronTiming, Duration> longest = new HashMap<>();
  private final Map<Place, Ran> known = new HashMap<>();

  private record Place(String cluster, String check) {}

  /// @param judged when it last ran
  /// @param complete when it last saw all; empty for never
  private record Ran(Instant judged, Optional<Instant> complete) {

    /// Of two clusters that had one name after another, the one of today.
    Ran or(Ran other) {
      return judged.isBefore(other.judged()) ? other : this;
    }

    Ran notAfter(Instant now) {
      return new Ran(earlier(judged, now), complete.map(at -> earlier(at, now)));
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }

  /// What the store remembers; what was made here since is newer.
  void remember(List<Latest> latest) {
    for (Latest one : latest) {
      known.merge(
          new Place(one.clusterName(), one.check()),
          new Ran(one.judged(), one.lastComplete()),
          Ran::or);
    }
  }

  /// One that was made here.
  void take(Run run) {
    for (ClusterRun cluster : run.clusters()) {
      boolean isWhole = cluster.isComplete() && !run.aborted();
      for (CheckRun check : cluster.checks()) {
        known.merge(
            new Place(cluster.cluster().name(), check.check().id()),
            new Ran(run.now(), Optional.of(run.now()).filter(_ -> isWhole)),
            (before, now) -> before.or(new Ran(now.judged(), now.complete().or(before::complete))));
      }
    }
  }

  /// What was judged after `now` was judged by a clock that was ahead: it is of now.
  void clamp(Instant now) {
    known.replaceAll((_, ran) -> ran.notAfter(now));
  }

  /// Lets go of what is not looked after any more.
  ///
  /// @param isOn whether a cluster's check runs
  void keep(BiPredicate<String, String> isOn) {
    known.keySet().removeIf(place -> !isOn.test(place.cluster(), place.check()));
  }

  Map<String, Families.Written> written(ChecksInForce checks) {
    var families = new Families();
    known.forEach((place, ran) -> write(place, ran, checks, families));
    return families.written();
  }

  private void write(Place place, Ran ran, ChecksInForce checks, Families families) {
    var series = new ClusterSeries(families, LabelText.of(place.cluster()));
    series.ran(place.check(), ran.judged());
    ran.complete().ifPresent(at -> series.told(place.check(), at));
    checks
        .of(place.check(), Optional.of(place.cluster()))
        .filter(EffectiveCheck::enabled)
        .flatMap(check -> interval(check.timing()))
        .ifPresent(interval ->
            series.check(
                "ncc_check_interval_seconds",
                "The longest time between two of its runs, as configured",
                Numbers.seconds(interval),
                place.check()));
  }

  private Optional<Duration> interval(Timing timing) {
    return switch (timing) {
      case Grid grid -> Optional.of(grid.interval());
      case CronTiming cron -> Optional.of(longest.computeIfAbsent(cron, CronTiming::longest));
      default -> Optional.empty();
    };
  }
}
