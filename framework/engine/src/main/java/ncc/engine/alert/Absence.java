package ncc.engine.alert;

import java.util.Optional;
import ncc.spi.alert.Resolution;
import ncc.spi.check.Status;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Part;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.FindingGroup;

/// What it means that a check says nothing of a subject it had found something wrong with: nothing,
/// unless the whole truth was known.
record Absence(ClusterRun cluster, CheckRun run) {

  /// How alerts on missing subjects of `kind` end; empty when they stay as they are.
  Optional<Resolution> of(Kind kind) {
    if (!cluster.isComplete() || says(Status.ERR)) {
      return Optional.empty();
    }
    if (kind.equals(Kind.VM)) {
      return ofVm();
    }
    if (speaksOfClusterAlone()) {
      return says(Status.SKIP) ? Optional.of(Resolution.NOT_APPLICABLE) : Optional.empty();
    }
    return Optional.of(kind.equals(Kind.CLUSTER) ? Resolution.HEALTHY : Resolution.GONE);
  }

  private Optional<Resolution> ofVm() {
    if (cluster.parts().stream().noneMatch(Part::listsEveryNgtVm)) {
      return Optional.empty();
    }
    if (cluster.ngtVms() == 0 || !speaksOfClusterAlone()) {
      return Optional.of(Resolution.GONE);
    }
    return says(Status.SKIP) ? Optional.of(Resolution.NOT_APPLICABLE) : Optional.empty();
  }

  /// It says so of the cluster as a whole.
  private boolean says(Status status) {
    return run.groups().stream()
        .filter(group -> group.status() == status)
        .anyMatch(Absence::isOnCluster);
  }

  private boolean speaksOfClusterAlone() {
    return run.groups().stream()
        .allMatch(group ->
            group.findings().stream()
                .allMatch(finding -> finding.subject().kind().equals(Kind.CLUSTER)));
  }

  private static boolean isOnCluster(FindingGroup group) {
    return group.findings().stream()
        .anyMatch(finding -> finding.subject().kind().equals(Kind.CLUSTER));
  }
}
