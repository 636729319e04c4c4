package ncc.report.prometheus;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Series under way to a snapshot. The first to come decides a family's help text.
final class Gauges {
  private static final double NANOS = 1e9;

  private final Map<String, GaugeSnapshot.Builder> families = new HashMap<>();
  private final Map<String, InfoSnapshot.Builder> infos = new HashMap<>();
  private final Map<String, Set<Labels>> taken = new HashMap<>();

  /// @return false when there is such a series already, which then stays as it is
  boolean add(String name, String help, double value, Labels labels) {
    if (!taken.computeIfAbsent(name, _ -> new HashSet<>()).add(labels)) {
      return false;
    }
    families
        .computeIfAbsent(name, _ -> GaugeSnapshot.builder().name(name).help(help))
        .dataPoint(new GaugeDataPointSnapshot(value, labels, null));
    return true;
  }

  /// @param name without the suffix `_info`
  void info(String name, String help, Labels labels) {
    infos
        .computeIfAbsent(name, _ -> InfoSnapshot.builder().name(name).help(help))
        .dataPoint(new InfoDataPointSnapshot(labels));
  }

  /// Sorted by name, then labels.
  MetricSnapshots snapshots() {
    var snapshots = MetricSnapshots.builder();
    families.values().forEach(family -> snapshots.metricSnapshot(family.build()));
    infos.values().forEach(info -> snapshots.metricSnapshot(info.build()));
    return snapshots.build();
  }

  static double unixTime(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / NANOS;
  }

  static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / NANOS;
  }

  static double truth(boolean truth) {
    return truth ? 1 : 0;
  }
}
