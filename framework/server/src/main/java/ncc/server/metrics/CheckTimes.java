package ncc.server.metrics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.engine.schedule.Grid;
import ncc.engine.schedule.Timing;
import ncc.metrics.ClusterSeries;
import ncc.metrics.LabelText;
import ncc.metrics.Numbers;
import ncc.server.plan.CronTiming;
import ncc.server.setting.ChecksInForce;
import ncc.server.setting.EffectiveCheck;
import ncc.store.history.Latest;

/// When checks ran, could tell, and are to run, as the store remembers it, whichever daemon ran
/// them.
final class CheckTimes {
  private final Map<CronTiming, Duration> longest = new HashMap<>();

  private record Place(String cluster, String check) {}

  /// Of two clusters that had one name after another, the one of today.
  Map<String, Families.Written> written(List<Latest> latest, ChecksInForce checks) {
    var newest = new HashMap<Place, Latest>();
    for (Latest one : latest) {
      newest.merge(new Place(one.clusterName(), one.check()), one, CheckTimes::newer);
    }
    var families = new Families();
    newest.values().forEach(one -> write(one, checks, families));
    return families.written();
  }

  private static Latest newer(Latest one, Latest other) {
    return one.judged().isBefore(other.judged()) ? other : one;
  }

  private void write(Latest latest, ChecksInForce checks, Families families) {
    var series = new ClusterSeries(families, LabelText.of(latest.clusterName()));
    series.ran(latest.check(), latest.judged());
    latest.lastComplete().ifPresent(at -> series.told(latest.check(), at));
    checks
        .of(latest.check(), Optional.of(latest.clusterName()))
        .filter(EffectiveCheck::enabled)
        .flatMap(check -> interval(check.timing()))
        .ifPresent(interval ->
            series.check(
                "ncc_check_interval_seconds",
                "The longest time between two of its runs, as configured",
                Numbers.seconds(interval),
                latest.check()));
  }

  private Optional<Duration> interval(Timing timing) {
    return switch (timing) {
      case Grid grid -> Optional.of(grid.interval());
      case CronTiming cron -> Optional.of(longest.computeIfAbsent(cron, CronTiming::longest));
      default -> Optional.empty();
    };
  }
}
