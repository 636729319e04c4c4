package ncc.metrics;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import ncc.spi.check.Status;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.VmCount;
import ncc.spi.run.Cause;
import ncc.spi.run.ClusterRun;

/// The series of one cluster: what was seen of it and how its checks turned out.
///
/// @param cluster as [ClusterLabels] calls it
public record ClusterSeries(Gauges gauges, String cluster) {
  public ClusterSeries {
    requireNonNull(gauges);
    requireNonNull(cluster);
  }

  /// What was seen, which a run of any check tells.
  ///
  /// @param status of all its checks together
  public void seen(ClusterRun seen, Status status) {
    info(seen.cluster());
    status(status);
    inventory(seen);
  }

  /// That no check has run on it: nobody knows how it is.
  public void unseen() {
    status(Status.ERR);
    complete(false);
  }

  private void status(Status status) {
    for (var each : Status.values()) {
      gauges.add(
          "ncc_cluster_status",
          "1 for the status of the cluster in the last run, 0 for the others",
          Numbers.truth(each == status),
          "cluster",
          cluster,
          "status",
          each.name());
    }
  }

  private void info(Cluster known) {
    gauges.add(
        "ncc_cluster_info",
        "The cluster as the last run saw it; a label is empty where no source told it",
        1,
        "aos_version",
        known
            .get(AosVersion.class)
            .map(AosVersion::version)
            .map(Version::text)
            .map(LabelText::of)
            .orElse(""),
        "cluster",
        cluster,
        "cluster_uuid",
        known.uuid().map(Object::toString).orElse(""),
        "hypervisor",
        known.hypervisor().map(Enum::name).orElse(""),
        "ngt_version",
        known
            .get(NgtLatestVersion.class)
            .map(NgtLatestVersion::version)
            .map(Version::text)
            .map(LabelText::of)
            .orElse(""));
  }

  private void inventory(ClusterRun seen) {
    gauge("ncc_inventory_vms", "Guest VMs that the last run saw", seen.vms());
    gauge(
        "ncc_inventory_ngt_vms",
        "Guest VMs registered with NGT that the last run saw",
        seen.ngtVms());
    seen.cluster()
        .get(VmCount.class)
        .ifPresent(count ->
            gauge(
                "ncc_inventory_expected_vms",
                "Guest VMs that the cluster itself says it has, as of the last run",
                count.vms()));
    seen.parts().stream()
        .map(part -> part.origin().takenAt())
        .min(Comparator.naturalOrder())
        .ifPresent(takenAt ->
            gauge(
                "ncc_inventory_taken_timestamp_seconds",
                "When the oldest facts of the last run were taken, Unix time",
                Numbers.unixTime(takenAt)));
    complete(seen.isComplete());
    caveats(seen);
  }

  private void complete(boolean complete) {
    gauge(
        "ncc_inventory_complete",
        "1 when nothing was missing that the sources of the last run should have brought",
        Numbers.truth(complete));
  }

  private void caveats(ClusterRun seen) {
    for (var kind : Caveat.Kind.values()) {
      gauges.add(
          "ncc_inventory_caveats",
          "Caveats on the facts of the last run, by kind",
          (double) seen.caveats().stream().filter(caveat -> caveat.kind() == kind).count(),
          "cluster",
          cluster,
          "kind",
          kind.name());
    }
  }

  /// What lies behind the findings.
  public void causes(List<Cause> causes) {
    var subjects = new TreeMap<String, Integer>();
    var statuses = new TreeMap<String, Status>();
    for (var cause : causes) {
      subjects.merge(cause.id(), cause.subjects(), Integer::sum);
      statuses.putIfAbsent(cause.id(), cause.status());
    }
    subjects.forEach((id, count) ->
        gauges.add(
            "ncc_causes",
            "Subjects that a cause of the last run concerns, with what follows from it",
            count,
            "cause",
            LabelText.of(id),
            "cluster",
            cluster,
            "status",
            statuses.getOrDefault(id, Status.ERR).name()));
  }

  private void gauge(String name, String help, double value) {
    gauges.add(name, help, value, "cluster", cluster);
  }

  /// How a check turned out.
  public void check(CheckTally check) {
    for (var status : Status.values()) {
      checkStatus(
          "ncc_check_status",
          "1 for the status of the check in its last run, 0 for the others",
          Numbers.truth(check.status() == status),
          check,
          status);
      checkStatus(
          "ncc_check_findings",
          "Findings of the last run of the check, by status",
          (double) check.count(status),
          check,
          status);
    }
    check(
        "ncc_check_duration_seconds",
        "How long the last run of the check took",
        Numbers.seconds(check.took()),
        check.id());
  }

  private void checkStatus(
      String name, String help, double value, CheckTally check, Status status) {
    gauges.add(name, help, value, "check", check.id(), "cluster", cluster, "status", status.name());
  }

  /// When a check ran last.
  public void ran(String check, Instant at) {
    check(
        "ncc_check_last_run_timestamp_seconds",
        "When the run started in which the check ran last, Unix time",
        Numbers.unixTime(at),
        check);
  }

  /// When a check could last tell.
  public void told(String check, Instant at) {
    check(
        "ncc_check_last_success_timestamp_seconds",
        "When the run started in which the check could last tell of every subject, whatever it"
            + " told, Unix time",
        Numbers.unixTime(at),
        check);
  }

  /// One more value of a check on this cluster.
  public void check(String name, String help, double value, String check) {
    gauges.add(name, help, value, "check", check, "cluster", cluster);
  }
}
