package ncc.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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

/// Runs as small as they get, and the way there and back.
final class Documents {
  static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  private Documents() {}

  static String written(Run run) throws IOException {
    var json = new StringBuilder();
    RunJson.write(run, json);
    return json.toString();
  }

  static Run read(String json) throws IOException {
    return RunJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)), "run.json");
  }

  static Run run(CheckRun... checks) {
    return run(new ClusterRun(Cluster.named("c"), 1, 1, List.of(), List.of(), List.of(checks)));
  }

  static Run run(ClusterRun... clusters) {
    return new Run(
        "r-1", "0.1.0", "ncc", NOW, NOW, Duration.ofMillis(5), false, List.of(clusters), List.of());
  }

  static CheckRun check(Finding... findings) {
    return CheckRun.of(described("a_check"), List.of(findings), Duration.ofSeconds(2));
  }

  static Finding finding(String vm, Verdict verdict) {
    return new Finding(new Subject(Kind.VM, "id-" + vm, vm), verdict);
  }

  static CheckDescription described(String title) {
    return new CheckDescription(
        "a_check",
        "some_checks",
        title,
        "",
        List.of(),
        List.of(),
        "",
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
