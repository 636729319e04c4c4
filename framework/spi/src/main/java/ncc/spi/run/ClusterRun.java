package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import ncc.spi.check.Status;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Part;

/// One cluster in a run.
///
/// @param cluster as the inventory knew it
/// @param vms guest VMs seen
/// @param ngtVms those of them registered with NGT
/// @param parts what was read, in reading order
/// @param caveats what is missing, doubtful or worth knowing
/// @param checks worst first, then by path
public record ClusterRun(
    Cluster cluster,
    int vms,
    int ngtVms,
    List<Part> parts,
    List<Caveat> caveats,
    List<CheckRun> checks) {

  public ClusterRun {
    requireNonNull(cluster);
    parts = List.copyOf(parts);
    caveats = List.copyOf(caveats);
    checks = List.copyOf(checks);
  }

  /// The same with other checks.
  public ClusterRun withChecks(List<CheckRun> others) {
    return new ClusterRun(cluster, vms, ngtVms, parts, caveats, others);
  }

  /// Nothing that the sources should have brought is missing.
  public boolean isComplete() {
    return caveats.stream().noneMatch(caveat -> caveat.kind().isIncomplete());
  }

  /// The worst of its checks; never better than ERR when the inventory is incomplete.
  public Status status() {
    var worst = Status.worst(checks.stream().map(CheckRun::status).toList());
    return isComplete() || worst.isWorseThan(Status.ERR) ? worst : Status.ERR;
  }

  /// How many checks have `status`.
  public long count(Status status) {
    return checks.stream().filter(check -> check.status() == status).count();
  }
}
