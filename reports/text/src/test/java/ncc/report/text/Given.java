package ncc.report.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.testkit.SampleRuns;

/// Small parts of runs.
final class Given {
  private Given() {}

  static Run run(ClusterRun... clusters) {
    return commanded("ncc health_checks run_all", clusters);
  }

  static Run commanded(String command, ClusterRun... clusters) {
    return new Run(
        "1",
        "0.1.0",
        command,
        SampleRuns.NOW,
        SampleRuns.NOW,
        Duration.ofSeconds(1),
        false,
        List.of(clusters),
        List.of());
  }

  /// The cluster `tokyo-01`, of which nothing else is known.
  static ClusterRun cluster(CheckRun... checks) {
    return cluster(List.of(), checks);
  }

  static ClusterRun cluster(List<Caveat> caveats, CheckRun... checks) {
    return new ClusterRun(
        Cluster.named("tokyo-01"), 1, 1, List.of(), caveats, Arrays.asList(checks));
  }

  static CheckRun passed(String module, String id) {
    return CheckRun.of(check(module, id), List.of(vm("web-01", Verdict.pass())), Duration.ZERO);
  }

  static CheckRun found(Finding... findings) {
    return CheckRun.of(check("ngt_checks", "link_check"), List.of(findings), Duration.ZERO);
  }

  static Finding vm(String name, Verdict verdict) {
    return new Finding(new Subject(Kind.VM, "id of " + name, name), verdict);
  }

  static Finding onCluster(Verdict verdict) {
    return new Finding(new Subject(Kind.CLUSTER, "tokyo-01", "tokyo-01"), verdict);
  }

  static Finding endpoint(String name, Verdict verdict) {
    return new Finding(new Subject(Kind.ENDPOINT, name, name), verdict);
  }

  static List<Caveat> notes(int count) {
    var notes = new ArrayList<Caveat>();
    for (int i = 1; i <= count; i++) {
      notes.add(Caveat.note("file.txt:" + i, "odd"));
    }
    return notes;
  }

  static CheckDescription check(String module, String id) {
    return new CheckDescription(
        id,
        module,
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
