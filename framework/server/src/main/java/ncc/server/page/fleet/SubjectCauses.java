package ncc.server.page.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Causes;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
import ncc.store.history.CurrentFinding;

/// What of all that is said of one subject now follows from something else that is.
///
/// @param checks those that may have said it
record SubjectCauses(List<CurrentFinding> now, List<CheckDescription> checks) {
  private static final Subject IT = new Subject(Kind.VM, "it", "it");

  /// The id of the cause that `one` follows from.
  Optional<String> of(CurrentFinding one) {
    var run =
        new ClusterRun(
            Cluster.named(one.cluster()), 1, 1, List.of(), List.of(), runs(one.cluster()));
    var finding = new Finding(IT, one.verdict());
    return Causes.of(run).stream()
        .filter(cause ->
            cause.consequences().stream()
                .anyMatch(found ->
                    found.check().id().equals(one.check()) && found.finding().equals(finding)))
        .map(cause -> cause.id())
        .findFirst();
  }

  private List<CheckRun> runs(String cluster) {
    return checks.stream().flatMap(check -> run(check, cluster).stream()).toList();
  }

  private Optional<CheckRun> run(CheckDescription check, String cluster) {
    var findings =
        now.stream()
            .filter(one -> one.check().equals(check.id()) && one.cluster().equals(cluster))
            .map(one -> new Finding(IT, one.verdict()))
            .toList();
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(CheckRun.of(check, findings, Duration.ZERO));
  }
}
