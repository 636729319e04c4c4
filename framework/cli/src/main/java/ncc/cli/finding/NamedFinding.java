package ncc.cli.finding;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.alert.Alert;
import ncc.spi.run.Cause;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingIds;
import ncc.spi.run.Found;
import ncc.spi.run.Run;

/// A finding of a run that a line names.
public record NamedFinding(ClusterRun cluster, CheckDescription check, Finding finding) {
  public NamedFinding {
    requireNonNull(cluster);
    requireNonNull(check);
    requireNonNull(finding);
  }

  /// The finding with this id; empty where the run has none.
  public static Optional<NamedFinding> of(Run run, String id) {
    if (!FindingIds.isOne(id)) {
      return Optional.empty();
    }
    for (var cluster : run.clusters()) {
      for (var check : cluster.checks()) {
        var ids = new FindingIds(cluster.cluster().key(), check.check().id());
        for (var finding : findings(check)) {
          if (ids.next(finding.subject()).equals(id)) {
            return Optional.of(new NamedFinding(cluster, check.check(), finding));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// What the check of an alert says of its subject, the worst of it; empty where it says nothing.
  public static Optional<NamedFinding> of(Run run, Alert alert) {
    for (var cluster : run.clusters()) {
      for (var check : cluster.checks()) {
        if (cluster.cluster().key().equals(alert.key().cluster())
            && check.check().id().equals(alert.checkId())) {
          return findings(check).stream()
              .filter(one ->
                  one.subject().kind().equals(alert.subject().kind())
                      && one.subject().id().equals(alert.subject().id()))
              .findFirst()
              .map(one -> new NamedFinding(cluster, check.check(), one));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Finding> findings(CheckRun check) {
    var findings = new ArrayList<Finding>();
    check.groups().forEach(group -> findings.addAll(group.findings()));
    return findings;
  }

  public Found found() {
    return new Found(check, finding);
  }

  /// Whether it is a root of `cause`, or follows from it.
  public boolean isOf(Cause cause) {
    return cluster.cluster().key().equals(cause.cluster().key())
        && (cause.roots().contains(found()) || cause.consequences().contains(found()));
  }
}
