package ncc.report.prometheus;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashMap;
import java.util.Map;
import ncc.metrics.Gauges;

/// Series under way to a snapshot.
final class SnapshotGauges implements Gauges {
  private static final String INFO = "_info";

  private final Map<String, GaugeSnapshot.Builder> families = new HashMap<>();
  private final Map<String, InfoSnapshot.Builder> infos = new HashMap<>();

  @Override
  public void add(String name, String help, double value, String... labels) {
    if (name.endsWith(INFO)) {
      info(name.substring(0, name.length() - INFO.length()), help, Labels.of(labels));
    } else {
      families
          .computeIfAbsent(name, _ -> GaugeSnapshot.builder().name(name).help(help))
          .dataPoint(new GaugeDataPointSnapshot(value, Labels.of(labels), null));
    }
  }

  private void info(String name, String help, Labels labels) {
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
}
