package ncc.report.text;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;

/// A check as NCC would show it.
///
/// @param path `/health_checks/<module>/<leaf>`
record ShownCheck(CheckRun run, NccState state, String path) {
  private static final Comparator<ShownCheck> WORST_FIRST =
      Comparator.comparing(ShownCheck::state).reversed().thenComparing(ShownCheck::path);

  ShownCheck {
    requireNonNull(run);
    requireNonNull(state);
    requireNonNull(path);
  }

  /// Worst state first, then by path. A skipped check, last in the run, is among the INFO here.
  static List<ShownCheck> of(ClusterRun cluster) {
    return cluster.checks().stream().map(ShownCheck::of).sorted(WORST_FIRST).toList();
  }

  /// Those with something to say, in the order of `checks`.
  static List<ShownCheck> unhealthy(List<ShownCheck> checks) {
    return checks.stream().filter(check -> check.state() != NccState.PASS).toList();
  }

  private static ShownCheck of(CheckRun run) {
    return new ShownCheck(run, NccState.of(run.status()), NccText.path(run.check().path()));
  }

  /// The last part of the path.
  String leaf() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// What to type after `ncc` to run it alone.
  String words() {
    return path.substring(1).replace('/', ' ');
  }
}
