package ncc.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import ncc.spi.check.Diagnosis;
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

/// Runs of any number of clusters, checks and VMs, with details that differ from VM to VM.
final class Fleet {
  private Fleet() {}

  /// Every `ill`th finding is unhealthy; 1 makes all of them so.
  static Run of(int clusters, int checks, int vms, int ill) {
    var runs =
        IntStream.rangeClosed(1, clusters)
            .mapToObj(i -> cluster("cluster-%02d".formatted(i), checks, vms, ill))
            .toList();
    return withClusters(runs);
  }

  static Run withClusters(List<ClusterRun> clusters) {
    var sample = SampleRuns.small();
    return new Run(
        sample.id(),
        sample.version(),
        sample.command(),
        sample.startedAt(),
        sample.now(),
        sample.took(),
        false,
        clusters,
        List.of());
  }

  /// A VM whose certificate explains why its link is down, and one whose link is down alone.
  static Run explained() {
    var expired = Diagnosis.fail("expired", "Expired", "").explains("check_1");
    var down = Diagnosis.warn("down", "Down", "");
    var certificates =
        CheckRun.of(
            check(0).withDiagnoses(List.of(expired)),
            List.of(vm("a", expired.verdict())),
            Duration.ZERO);
    var links =
        CheckRun.of(
            check(1).withDiagnoses(List.of(down)),
            List.of(vm("a", down.verdict()), vm("b", down.verdict())),
            Duration.ZERO);
    return withClusters(List.of(clusterRun("one", List.of(certificates, links))));
  }

  /// One check with these findings on a cluster of which only the name is known.
  static Run checking(List<Finding> findings) {
    return withClusters(
        List.of(clusterRun("one", List.of(CheckRun.of(check(0), findings, Duration.ZERO)))));
  }

  static Finding vm(String name, Verdict verdict) {
    var id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    return new Finding(new Subject(Kind.VM, id, name), verdict);
  }

  private static ClusterRun cluster(String name, int checks, int vms, int ill) {
    var runs = new ArrayList<CheckRun>();
    for (int check = 0; check < checks; check++) {
      runs.add(CheckRun.of(check(check), findings(name, check, vms, ill), Duration.ofMillis(9)));
    }
    return clusterRun(name, runs);
  }

  /// Clusters of which nothing is known but their names.
  static Run unreachable(int clusters, int checks) {
    return withClusters(
        IntStream.rangeClosed(1, clusters)
            .mapToObj(number -> unreachable("cluster-" + number, checks))
            .toList());
  }

  private static ClusterRun unreachable(String name, int checks) {
    var subject = new Subject(Kind.CLUSTER, name, name);
    var finding = new Finding(subject, Verdict.err("No source of this cluster could be read", ""));
    var runs =
        IntStream.range(0, checks)
            .mapToObj(check -> CheckRun.of(check(check), List.of(finding), Duration.ZERO))
            .toList();
    var reason = new Caveat(Caveat.Kind.OUT_OF_REACH, name, "it is down", Set.of(), Set.of());
    return new ClusterRun(Cluster.named(name), 0, 0, List.of(), List.of(reason), runs);
  }

  static ClusterRun clusterRun(String name, List<CheckRun> checks) {
    return new ClusterRun(Cluster.named(name), 0, 0, List.of(), List.of(), checks);
  }

  private static List<Finding> findings(String cluster, int check, int vms, int ill) {
    return IntStream.range(0, vms)
        .mapToObj(i -> vm(cluster + "-vm-" + i, (i + check) % ill == 0 ? bad(check, i) : good(i)))
        .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
  }

  private static Verdict good(int i) {
    return i % 7 == 0 ? Verdict.skip("Powered off") : Verdict.pass();
  }

  private static Verdict bad(int check, int i) {
    return Verdict.warn(
            "Certificate " + check + " ends soon", "it ends {not_after}, {left} from now")
        .with("not_after", SampleRuns.NOW.plusSeconds(i * 7919L % 8_000_000))
        .with("left", Duration.ofSeconds(i * 7919L % 8_000_000));
  }

  private static CheckDescription check(int number) {
    return new CheckDescription(
        "check_" + number,
        "ngt_checks",
        "Check " + number,
        "What check " + number + " looks at",
        List.of("A cause"),
        List.of("A resolution"),
        "An impact",
        List.of("NGT"),
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
