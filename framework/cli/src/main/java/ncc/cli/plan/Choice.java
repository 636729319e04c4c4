package ncc.cli.plan;

import java.util.List;
import ncc.cli.finding.NamedFinding;
import ncc.spi.check.Status;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Cause;
import ncc.spi.run.Found;

/// What of a run a plan is wanted for; all that is worse than INFO where nothing is named.
///
/// @param causes checks, or causes by their ids
/// @param findings what is behind them is planned
record Choice(List<String> causes, List<NamedFinding> findings) {
  Choice {
    causes = List.copyOf(causes);
    findings = List.copyOf(findings);
  }

  boolean has(Cause cause) {
    return (causes.isEmpty() && findings.isEmpty())
        ? cause.worst().isWorseThan(Status.INFO)
        : isNamed(cause) || findings.stream().anyMatch(one -> one.isOf(cause));
  }

  /// Of a cause that findings alone name: the roots of the same subjects, and those of the cluster.
  boolean has(Cause cause, Found root) {
    return findings.isEmpty()
        || isNamed(cause)
        || findings.stream().anyMatch(one -> one.isOf(cause) && isBehind(root, one));
  }

  private static boolean isBehind(Found root, NamedFinding named) {
    var subject = root.finding().subject();
    return subject.equals(named.finding().subject())
        || subject.kind().equals(Kind.CLUSTER)
        || subject.kind().equals(Kind.ENDPOINT);
  }

  private boolean isNamed(Cause cause) {
    return causes.stream()
        .anyMatch(name -> cause.id().equals(name) || cause.id().startsWith(name + "."));
  }
}
