package ncc.report.prometheus;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Comparator;
import ncc.spi.check.Status;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Version;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// The metrics of one cluster: what was seen of it and how its checks turned out.
final class ClusterMetrics {
  private final Gauges gauges;
  private final Run run;
  private final String cluster;

  ClusterMetrics(Gauges gauges, Run run, String cluster) {
    this.gauges = gauges;
    this.run = run;
    this.cluster = cluster;
  }

  void add(ClusterRun seen) {
    info(seen.cluster());
    for (var status : Status.values()) {
      gauges.add(
          "ncc_cluster_status",
          "1 for the status of the cluster in the last run, 0 for the others",
          Gauges.truth(seen.status() == status),
          Labels.of("cluster", cluster, "status", status.name()));
    }
    inventory(seen);
    seen.checks().forEach(this::check);
  }

  private void info(Cluster known) {
    gauges.info(
        "ncc_cluster",
        "The cluster as the last run saw it; a label is empty where no source told it",
        Labels.of(
            "cluster", cluster,
            "cluster_uuid", known.uuid().map(Object::toString).orElse(""),
            "aos_version", known.aosVersion().map(Version::text).orElse(""),
            "ngt_version", known.ngtVersion().map(Version::text).orElse(""),
            "hypervisor", known.hypervisor().map(Enum::name).orElse("")));
  }

  private void inventory(ClusterRun seen) {
    gauge("ncc_inventory_vms", "Guest VMs that the last run saw", seen.vms());
    gauge(
        "ncc_inventory_ngt_vms",
        "Guest VMs registered with NGT that the last run saw",
        seen.ngtVms());
    seen.cluster()
        .vmCount()
        .ifPresent(count ->
            gauge(
                "ncc_inventory_expected_vms",
                "Guest VMs that the cluster itself says it has, as of the last run",
                count));
    seen.parts().stream()
        .map(part -> part.origin().takenAt())
        .min(Comparator.naturalOrder())
        .ifPresent(takenAt ->
            gauge(
                "ncc_inventory_taken_timestamp_seconds",
                "When the oldest facts of the last run were taken, Unix time",
                Gauges.unixTime(takenAt)));
    gauge(
        "ncc_inventory_complete",
        "1 when nothing was missing that the sources of the last run should have brought",
        Gauges.truth(seen.isComplete()));
    for (var kind : Caveat.Kind.values()) {
      gauges.add(
          "ncc_inventory_caveats",
          "Caveats on the facts of the last run, by kind",
          (double) seen.caveats().stream().filter(caveat -> caveat.kind() == kind).count(),
          Labels.of("cluster", cluster, "kind", kind.name()));
    }
  }

  private void gauge(String name, String help, double value) {
    gauges.add(name, help, value, Labels.of("cluster", cluster));
  }

  private void check(CheckRun check) {
    var labels = Labels.of("cluster", cluster, "check", LabelText.of(check.check().id()));
    for (var status : Status.values()) {
      var withStatus = labels.add("status", status.name());
      gauges.add(
          "ncc_check_status",
          "1 for the status of the check in its last run, 0 for the others",
          Gauges.truth(check.status() == status),
          withStatus);
      gauges.add(
          "ncc_check_findings",
          "Findings of the last run of the check, by status",
          (double) check.count(status),
          withStatus);
    }
    times(check, labels);
  }

  private void times(CheckRun check, Labels labels) {
    double started = Gauges.unixTime(run.startedAt());
    gauges.add(
        "ncc_check_last_run_timestamp_seconds",
        "When the run started in which the check ran last, Unix time",
        started,
        labels);
    if (check.count(Status.ERR) == 0) {
      gauges.add(
          "ncc_check_last_success_timestamp_seconds",
          "When the run started in which the check could last tell of every subject, whatever it"
              + " told, Unix time",
          started,
          labels);
    }
    gauges.add(
        "ncc_check_duration_seconds",
        "How long the last run of the check took",
        Gauges.seconds(check.took()),
        labels);
  }
}
