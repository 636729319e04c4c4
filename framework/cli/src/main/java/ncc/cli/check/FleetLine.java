package ncc.cli.check;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.message.Count;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// How many clusters are in which state, where there are several: text reports tell of each alone.
final class FleetLine {
  private FleetLine() {}

  static Optional<String> of(Run run) {
    var clusters = run.clusters();
    if (clusters.size() < 2) {
      return Optional.empty();
    }
    var states =
        Stream.of(Status.values())
            .sorted(Comparator.reverseOrder())
            .filter(status -> count(run, status) > 0)
            .map(status -> count(run, status) + " " + status)
            .collect(Collectors.joining(", "));
    long incomplete = clusters.stream().filter(cluster -> !cluster.isComplete()).count();
    var line = Count.of(clusters.size(), "cluster") + ": " + states;
    return Optional.of(
        incomplete == 0 ? line : line + "; facts of %d are incomplete".formatted(incomplete));
  }

  private static long count(Run run, Status status) {
    return run.clusters().stream().map(ClusterRun::status).filter(status::equals).count();
  }
}
