package ncc.report.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.testkit.SampleRuns;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Runs in which everything that people or systems call something tries to break the report.
final class HostileRuns {
  private static final List<String> ATTACKS =
      List.of(
          "\n",
          "\r\n",
          "\u2028",
          "\u0085",
          "\u000b",
          "\u001b[31m",
          "\u202e",
          "\ud800",
          "\\",
          "\\n",
          "FAIL: y",
          "ERR : y",
          "[ FAIL ]",
          "Refer to KB 1",
          "Detailed information for x:",
          "Node 192.0.2.1: ",
          "VM: other - detail",
          "-".repeat(80) + "+",
          "+-----------------------+",
          "| State         | Count |",
          "/health_checks/a/b_check      [ FAIL ]",
          "Cluster Name: other",
          "Running : health_checks run_all",
          "Plugin output written to nowhere",
          "{detail}",
          "$1",
          " ");

  private HostileRuns() {}

  static Arbitrary<String> texts() {
    var attack = Arbitraries.of(ATTACKS);
    var any = Arbitraries.strings().all().ofMaxLength(8);
    return Arbitraries.oneOf(attack, any).list().ofMaxSize(5).map(parts -> String.join("", parts));
  }

  static Arbitrary<Run> runs() {
    return Combinators.combine(
            clusters().list().ofMinSize(1).ofMaxSize(3),
            texts().map(text -> new PluginProblem(text, text)).list().ofMaxSize(2),
            texts(),
            Arbitraries.of(true, false))
        .as((clusters, problems, command, aborted) -> run(clusters, problems, command, aborted));
  }

  static Run run(
      List<ClusterRun> clusters, List<PluginProblem> problems, String command, boolean aborted) {
    return new Run(
        "20261122T060000Z-0001",
        "0.1.0",
        "ncc --vm '" + command + "' health_checks run_all",
        SampleRuns.NOW,
        SampleRuns.NOW,
        Duration.ofSeconds(1),
        aborted,
        clusters,
        problems);
  }

  private static Arbitrary<ClusterRun> clusters() {
    return Combinators.combine(
            texts(),
            texts().map(ip -> Node.at(ip, Optional.of(ip))).list().ofMaxSize(2),
            caveats().list().ofMaxSize(12),
            findings().list().ofMinSize(1).ofMaxSize(6).list().ofMaxSize(4))
        .as(HostileRuns::cluster);
  }

  private static ClusterRun cluster(
      String name, List<Node> nodes, List<Caveat> caveats, List<List<Finding>> findings) {
    var checks =
        IntStream.range(0, findings.size())
            .mapToObj(i -> CheckRun.of(check(i), findings.get(i), Duration.ZERO))
            .toList();
    return new ClusterRun(clusterNamed(name, nodes), 1, 1, List.of(), caveats, checks);
  }

  private static Cluster clusterNamed(String name, List<Node> nodes) {
    return new Cluster(
        name,
        Optional.empty(),
        Optional.of(name),
        Facts.known(
            Optional.of(name).map(NccVersion::new),
            Optional.of(name).map(VirtualIp::new),
            Nodes.of(nodes)));
  }

  private static Arbitrary<Caveat> caveats() {
    return Combinators.combine(Arbitraries.of(Caveat.Kind.class), texts(), texts())
        .as((kind, where, reason) -> new Caveat(kind, where, reason, Set.of(), Set.of()));
  }

  private static Arbitrary<Finding> findings() {
    return Combinators.combine(
            Arbitraries.of(Kind.VM, Kind.CLUSTER, Kind.GUEST, Kind.ENDPOINT, Kind.of("DISK")),
            texts(),
            Arbitraries.of(Status.class),
            texts().filter(headline -> !headline.isEmpty()),
            texts())
        .as((kind, name, status, headline, detail) ->
            new Finding(
                new Subject(kind, "id of " + name, name),
                new Verdict(status, headline, detail, List.of()).with("detail", name)));
  }

  private static CheckDescription check(int i) {
    return new CheckDescription(
        "check_" + i,
        i % 2 == 0 ? "ngt_checks" : "system_checks/deep_checks",
        "title",
        "description",
        List.of(),
        List.of(),
        "impact",
        List.of(),
        Duration.ofMinutes(5),
        i % 3 == 0 ? OptionalInt.of(10075) : OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of());
  }
}
