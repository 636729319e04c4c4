package ncc.report.json;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.testkit.SampleRuns;

/// Runs beside the test kit's.
final class Runs {
  private Runs() {}

  static Run withoutClusters() {
    return of(List.of());
  }

  /// One endpoint has several findings, with every kind of value and other kinds under the same
  /// names.
  static Run withEveryKindOfValue() {
    var fail =
        Verdict.fail("Bad", "{text} {instant}")
            .with("text", "a")
            .with("integer", 1)
            .with("decimal", 0.5)
            .with("nothing", Double.NaN)
            .with("truth", true)
            .with("instant", Instant.EPOCH)
            .with("duration", Duration.ofMillis(1));
    var other = Verdict.fail("Bad", "").with("instant", "never").with("duration", 1);
    var endpoint = new Subject(Kind.ENDPOINT, "192.0.2.50:2074", "VIP");
    var findings = List.of(new Finding(endpoint, fail), new Finding(endpoint, other));
    var check = CheckRun.of(description(), findings, Duration.ZERO);
    return of(
        List.of(new ClusterRun(Cluster.named("c"), 0, 0, List.of(), List.of(), List.of(check))));
  }

  private static Run of(List<ClusterRun> clusters) {
    var now = SampleRuns.NOW;
    return new Run("r-1", "0.1.0", "ncc", now, now, Duration.ZERO, true, clusters, List.of());
  }

  private static CheckDescription description() {
    return new CheckDescription(
        "a_check",
        "some_checks",
        "title",
        "description",
        List.of(),
        List.of(),
        "impact",
        List.of(),
        Duration.ofMinutes(5),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of());
  }
}
