package ncc.report.prometheus;

import static java.util.Objects.requireNonNull;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import ncc.spi.check.Status;
import ncc.spi.run.Run;

/// The metrics of one run. Nothing is checked when they are collected: they are results of that
/// run, which their help texts say, and how old those are is a metric itself.
///
/// - `ncc_build_info`, `ncc_run_*`: ncc and the run.
/// - `ncc_cluster_*`, `ncc_inventory_*` by `cluster`: what was seen, and whether that is all.
/// - `ncc_check_*` by `cluster` and `check`: state, findings by status, when it last ran, when it
///   could last tell of every subject, how long it took.
/// - What checks publish of single subjects ([ncc.spi.run.CheckDescription.Metric]), by `cluster`
///   and `vm`, `vm_uuid` or `endpoint`, `endpoint_name`; within a budget, the worst findings first.
///   `ncc_metrics_series_dropped` tells what was left out and why.
public final class RunMetrics implements MultiCollector {
  /// Series of single subjects, unless told otherwise.
  public static final int DEFAULT_BUDGET = 20_000;

  private final Run run;
  private final int budget;

  /// @param budget how many series of single subjects there may be
  public RunMetrics(Run run, int budget) {
    this.run = requireNonNull(run);
    this.budget = budget;
  }

  @Override
  public MetricSnapshots collect() {
    var gauges = new Gauges();
    var clusters = ClusterLabels.of(run);
    runItself(gauges);
    for (int i = 0; i < clusters.size(); i++) {
      new ClusterMetrics(gauges, run, clusters.get(i)).add(run.clusters().get(i));
    }
    new SubjectMetrics(gauges, budget).add(run, clusters);
    return gauges.snapshots();
  }

  private void runItself(Gauges gauges) {
    gauges.info(
        "ncc_build",
        "The ncc that made the last run",
        Labels.of("version", LabelText.of(run.version())));
    gauges.add(
        "ncc_run_started_timestamp_seconds",
        "When the last run started, Unix time",
        Gauges.unixTime(run.startedAt()),
        Labels.EMPTY);
    gauges.add(
        "ncc_run_duration_seconds",
        "How long the last run took",
        Gauges.seconds(run.took()),
        Labels.EMPTY);
    gauges.add(
        "ncc_run_aborted",
        "1 when the last run was stopped before its end",
        Gauges.truth(run.aborted()),
        Labels.EMPTY);
    gauges.add("ncc_run_clusters", "Clusters in the last run", run.clusters().size(), Labels.EMPTY);
    gauges.add(
        "ncc_run_plugin_problems",
        "Plugins that the last run could not use",
        run.problems().size(),
        Labels.EMPTY);
    for (var status : Status.values()) {
      gauges.add(
          "ncc_run_status",
          "1 for the status of the last run, which is the worst of its clusters, 0 for the others",
          Gauges.truth(run.status() == status),
          Labels.of("status", status.name()));
    }
  }
}
