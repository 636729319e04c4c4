package ncc.report.prometheus;

import static java.util.Objects.requireNonNull;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import ncc.metrics.CheckTally;
import ncc.metrics.ClusterLabels;
import ncc.metrics.ClusterSeries;
import ncc.metrics.Dropped;
import ncc.metrics.Gauges;
import ncc.metrics.LabelText;
import ncc.metrics.Numbers;
import ncc.metrics.Published;
import ncc.metrics.Share;
import ncc.metrics.SubjectSeries;
import ncc.spi.check.Status;
import ncc.spi.message.Count;
import ncc.spi.run.Causes;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// The metrics of one run. Nothing is checked when they are collected: they are results of that
/// run, which their help texts say, and how old those are is a metric itself.
///
/// - `ncc_build_info`, `ncc_run_*`: ncc and the run, by `clusters` and `command`, so that the files
///   of several runs fit in one folder.
/// - `ncc_cluster_*`, `ncc_inventory_*` by `cluster`: what was seen, and whether that is all.
/// - `ncc_check_*` by `cluster` and `check`: state, findings by status, when it last ran, when it
///   could last tell of every subject, how long it took.
/// - What checks publish of single subjects ([ncc.spi.run.CheckDescription.Metric]), by `cluster`
///   and `vm`, `vm_uuid` or `endpoint`, `endpoint_name`; within a budget, the worst findings first.
///   `ncc_metrics_series_dropped` tells what was left out and why.
public final class RunMetrics implements MultiCollector {
  /// A label is to be read by people.
  private static final int MOST_NAMES = 120;

  private final Run run;
  private final int budget;

  /// @param budget how many series of single subjects there may be
  public RunMetrics(Run run, int budget) {
    this.run = requireNonNull(run);
    this.budget = budget;
  }

  @Override
  public MetricSnapshots collect() {
    var gauges = new SnapshotGauges();
    var clusters = ClusterLabels.of(run.clusters().stream().map(ClusterRun::cluster).toList());
    runItself(ofRun(gauges, clusters));
    for (int i = 0; i < clusters.size(); i++) {
      cluster(run.clusters().get(i), new ClusterSeries(gauges, clusters.get(i)));
    }
    subjects(gauges, clusters);
    return gauges.snapshots();
  }

  private void cluster(ClusterRun cluster, ClusterSeries series) {
    series.seen(cluster, cluster.status());
    series.causes(Causes.of(cluster));
    for (CheckRun check : cluster.checks()) {
      var tally = CheckTally.of(check);
      series.check(tally);
      series.ran(tally.id(), run.startedAt());
      if (tally.couldTell()) {
        series.told(tally.id(), run.startedAt());
      }
    }
  }

  private void subjects(Gauges gauges, List<String> clusters) {
    var series = run.clusters().stream().map(RunMetrics::subjects).toList();
    var shares = Share.of(series.stream().map(SubjectSeries::byStatus).toList(), budget);
    var dropped = new Dropped();
    for (int i = 0; i < clusters.size(); i++) {
      dropped.add(series.get(i).write(shares.get(i), clusters.get(i), gauges));
    }
    dropped.write(ofRun(gauges, clusters));
  }

  /// What tells this run from others whose files lie beside its own.
  private Gauges ofRun(Gauges gauges, List<String> clusters) {
    var own = Map.of("clusters", names(clusters), "command", LabelText.of(run.command()));
    return (name, help, value, labels) -> {
      var all = new TreeMap<>(own);
      for (int i = 0; i < labels.length; i += 2) {
        all.put(labels[i], labels[i + 1]);
      }
      gauges.add(
          name,
          help,
          value,
          all.entrySet().stream()
              .flatMap(label -> Stream.of(label.getKey(), label.getValue()))
              .toArray(String[]::new));
    };
  }

  /// Their names; of many, how many and a number made of the names.
  private static String names(List<String> clusters) {
    var names = String.join(",", clusters);
    return names.length() <= MOST_NAMES
        ? names
        : "%s %08x".formatted(Count.of(clusters.size(), "cluster"), names.hashCode());
  }

  private static SubjectSeries subjects(ClusterRun cluster) {
    return new SubjectSeries(
        cluster.checks().stream().flatMap(check -> Published.of(check).stream()).toList());
  }

  private void runItself(Gauges gauges) {
    gauges.add(
        "ncc_build_info",
        "The ncc that made the last run",
        1,
        "version",
        LabelText.of(run.version()));
    gauges.add(
        "ncc_run_started_timestamp_seconds",
        "When the last run started, Unix time",
        Numbers.unixTime(run.startedAt()));
    gauges.add(
        "ncc_run_duration_seconds", "How long the last run took", Numbers.seconds(run.took()));
    gauges.add(
        "ncc_run_aborted",
        "1 when the last run was stopped before its end",
        Numbers.truth(run.aborted()));
    gauges.add("ncc_run_clusters", "Clusters in the last run", run.clusters().size());
    gauges.add(
        "ncc_run_plugin_problems",
        "Plugins that the last run could not use",
        run.problems().size());
    for (var status : Status.values()) {
      gauges.add(
          "ncc_run_status",
          "1 for the status of the last run, which is the worst of its clusters, 0 for the others",
          Numbers.truth(run.status() == status),
          "status",
          status.name());
    }
  }
}
