package ncc.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ncc.metrics.Published.Reason;

/// How many series of single subjects were left out, by metric and why.
public final class Dropped {
  private final Map<String, Map<Reason, Long>> sums = new TreeMap<>();

  /// @param some as [SubjectSeries#write] tells them of a cluster
  public void add(Map<String, Map<Reason, Long>> some) {
    some.forEach((metric, reasons) -> {
      var sum = sums.computeIfAbsent(metric, _ -> new EnumMap<>(Reason.class));
      reasons.forEach((reason, series) -> sum.merge(reason, series, Long::sum));
    });
  }

  public void write(Gauges gauges) {
    sums.forEach((metric, reasons) ->
        reasons.forEach((reason, series) ->
            gauges.add(
                "ncc_metrics_series_dropped",
                "Series of single subjects left out of the metrics of the last run, by"
                    + " reason: budget (the worst findings came first), duplicate (name"
                    + " and labels were taken), name (not one a check may use), value (not"
                    + " a number)",
                (double) series,
                "metric",
                metric,
                "reason",
                reason.name().toLowerCase(Locale.ROOT))));
  }
}
