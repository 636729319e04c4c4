package ncc.report.prometheus;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.testkit.SampleRuns;

/// Runs beside the test kit's, and their exposition.
final class Runs {
  private Runs() {}

  static String exposed(Run run) throws IOException {
    return exposed(run, new PrometheusReport());
  }

  static String exposed(Run run, PrometheusReport report) throws IOException {
    var text = new StringBuilder();
    report.render(run, ReportOptions.plain(), text);
    return text.toString();
  }

  static Run withoutClusters() {
    return of();
  }

  static Run of(ClusterRun... clusters) {
    return new Run(
        "r-1",
        "0.1.0",
        "ncc",
        SampleRuns.NOW,
        SampleRuns.NOW,
        Duration.ZERO,
        false,
        List.of(clusters),
        List.of());
  }

  static ClusterRun cluster(String name, CheckRun... checks) {
    return new ClusterRun(Cluster.named(name), 1, 1, List.of(), List.of(), List.of(checks));
  }

  /// A check that publishes its value `x` under each of `metrics`.
  static CheckRun check(String id, List<String> metrics, Finding... findings) {
    var description =
        new CheckDescription(
            id,
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
            metrics.stream().map(Runs::metric).toList(),
            List.of());
    return CheckRun.of(description, Stream.of(findings).toList(), Duration.ZERO);
  }

  private static CheckDescription.Metric metric(String name) {
    return new CheckDescription.Metric("x", name, "Help of x\n# EOF\r");
  }

  static Finding finding(Kind kind, String name, Verdict verdict) {
    return new Finding(new Subject(kind, "id-" + name, name), verdict);
  }
}
