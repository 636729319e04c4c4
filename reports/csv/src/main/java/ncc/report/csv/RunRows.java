package ncc.report.csv;

import java.io.IOException;
import java.util.stream.Collectors;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.VmCount;
import ncc.spi.run.Advice;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.Run;

/// The rows of one run, written as they come.
final class RunRows {
  private final Run run;
  private final Appendable out;

  RunRows(Run run, Appendable out) {
    this.run = run;
    this.out = out;
  }

  /// The run and the plugins it could not use.
  void writeRun() throws IOException {
    boolean complete = run.isWhole() && run.clusters().stream().allMatch(ClusterRun::isComplete);
    row("run")
        .put(Column.COMPLETE, Boolean.toString(complete))
        .put(Column.STATUS, run.status().name())
        .put(Column.HEADLINE, headline())
        .put(Column.DETAIL, run.command())
        .put(Column.VALUES, values())
        .write(out);
    for (PluginProblem problem : run.problems()) {
      row("plugin_problem")
          .put(Column.HEADLINE, problem.what())
          .put(Column.DETAIL, problem.where())
          .write(out);
    }
  }

  private String headline() {
    if (run.aborted()) {
      return "The run was stopped before its end, checks may be missing";
    }
    if (run.clusters().isEmpty()) {
      return "There was no cluster to check";
    }
    return run.isWhole() ? "" : "A plugin could not be used, so its checks are missing";
  }

  private Values values() {
    return new Values()
        .add("version", run.version())
        .add("started_at", run.startedAt())
        .add("took", run.took())
        .add("aborted", run.aborted())
        .add("clusters", run.clusters().size());
  }

  /// The cluster, what is missing or doubtful of it, and its findings.
  void writeCluster(ClusterRun seen) throws IOException {
    var known = seen.cluster();
    row("cluster", seen)
        .put(Column.STATUS, seen.status().name())
        .put(Column.VALUES, values(known, seen))
        .write(out);
    for (Caveat caveat : seen.caveats()) {
      writeCaveat(caveat, seen);
    }
    var finding = row("finding", seen);
    for (CheckRun check : seen.checks()) {
      writeFindings(check, seen.cluster(), finding.copy().put(Column.CHECK, check.check().id()));
    }
  }

  private static Values values(Cluster known, ClusterRun seen) {
    var values = new Values().add("vms", seen.vms()).add("ngt_vms", seen.ngtVms());
    known.get(VmCount.class).ifPresent(count -> values.add("expected_vms", count.vms()));
    return values
        .add("aos_version", known.get(AosVersion.class).map(AosVersion::version))
        .add("ngt_version", known.get(NgtLatestVersion.class).map(NgtLatestVersion::version))
        .add("hypervisor", known.hypervisor())
        .add("vip", known.vip())
        .add("dsip", known.dsip());
  }

  private void writeCaveat(Caveat caveat, ClusterRun seen) throws IOException {
    row("caveat", seen)
        .put(Column.KIND, caveat.kind().name())
        .put(Column.HEADLINE, caveat.reason())
        .put(Column.DETAIL, caveat.where())
        .put(
            Column.VALUES,
            new Values()
                .add(
                    "facts",
                    caveat.facts().stream().map(FactType::id).collect(Collectors.joining(" ")))
                .add(
                    "vms",
                    caveat.vms().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(" "))))
        .write(out);
  }

  private void writeFindings(CheckRun check, Cluster cluster, Row row) throws IOException {
    for (FindingGroup group : check.groups()) {
      for (Finding finding : group.findings()) {
        var advice = Advice.of(check.check(), finding, cluster);
        row.put(Column.RESOLUTION, advice.flatMap(Advice::text).orElse(""));
        writeFinding(finding, row);
      }
    }
  }

  /// @param row with the cells that all findings of the check share
  private void writeFinding(Finding finding, Row row) throws IOException {
    var subject = finding.subject();
    var verdict = finding.verdict();
    var values = new Values();
    verdict.values().forEach(value -> values.add(value.name(), value.text()));
    row.put(Column.STATUS, verdict.status().name())
        .put(Column.KIND, subject.kind().id())
        .put(Column.SUBJECT_ID, subject.id())
        .put(Column.SUBJECT_NAME, subject.name())
        .put(Column.HEADLINE, verdict.headline())
        .put(Column.DETAIL, verdict.renderedDetail())
        .put(Column.VALUES, values)
        .put(Column.DIAGNOSIS, verdict.diagnosis())
        .write(out);
  }

  private Row row(String kind, ClusterRun seen) {
    return row(kind)
        .put(Column.CLUSTER, seen.cluster().name())
        .put(Column.CLUSTER_ID, seen.cluster().key())
        .put(Column.COMPLETE, Boolean.toString(seen.isComplete()));
  }

  private Row row(String kind) {
    return Row.empty()
        .put(Column.RECORD, kind)
        .put(Column.RUN, run.id())
        .put(Column.JUDGED_AT, run.now().toString());
  }
}
