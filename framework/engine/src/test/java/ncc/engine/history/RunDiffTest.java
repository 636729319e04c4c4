package ncc.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.junit.jupiter.api.Test;

class RunDiffTest {
  private static final Verdict DOWN = Verdict.fail("The link is down", "since {since}");

  @Test
  void tellsPerSubjectWhatBecameOfIt() {
    var first =
        run(
            vm("better", DOWN),
            vm("gone", Verdict.pass()),
            vm("other", DOWN),
            vm("same", DOWN.with("since", "Monday")),
            vm("worse", Verdict.pass()));
    var second =
        run(
            vm("better", Verdict.info("Known")),
            vm("new", DOWN),
            vm("other", Verdict.fail("The agent is gone", "")),
            vm("same", DOWN.with("since", "Tuesday")),
            vm("worse", DOWN));

    var diff = RunDiff.of(first, second);

    assertThat(diff.changes())
        .extracting(change -> change.kind() + " " + change.subject().name())
        .containsExactly("WORSE worse", "NEW new", "OTHER other", "BETTER better", "GONE gone");
    assertThat(diff.unchanged()).isEqualTo(1);
    assertThat(diff.count(Change.Kind.NEW)).isEqualTo(1);
    assertThat(diff.changes().getFirst().before()).contains(Verdict.pass());
    assertThat(diff.changes().getFirst().after()).contains(DOWN);
  }

  @Test
  void aRunAgainstItselfChangesNothing() {
    var run = run(vm("a", DOWN), vm("b", Verdict.pass()));

    assertThat(RunDiff.of(run, run)).isEqualTo(new RunDiff(List.of(), 2, List.of(), List.of()));
  }

  @Test
  void whoIsMissingFromAnIncompleteClusterIsUnseenAndNotGone() {
    var diff =
        RunDiff.of(
            run(vm("a", DOWN), vm("b", DOWN)), run("tokyo-01", "link", false, vm("a", DOWN)));

    assertThat(diff.changes()).extracting(Change::kind).containsExactly(Change.Kind.UNSEEN);
  }

  @Test
  void aVerdictOnTheClusterAloneMakesNoVmGone() {
    var blind =
        new Finding(
            new Subject(Kind.CLUSTER, "tokyo-01", "tokyo-01"), Verdict.err("Cannot tell", ""));

    assertThat(RunDiff.of(run(vm("a", DOWN)), run(blind)).changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.NEW, Change.Kind.UNSEEN);
    assertThat(RunDiff.of(run(blind), run(vm("a", DOWN))).changes())
        .as("the cluster as a whole has nothing to say any more")
        .extracting(Change::kind)
        .containsExactly(Change.Kind.NEW, Change.Kind.GONE);
  }

  @Test
  void aRenamedVmIsTheSame() {
    var id = "8c6d2a";
    var before = new Finding(new Subject(Kind.VM, id, "old"), DOWN);
    var after = new Finding(new Subject(Kind.VM, id, "new"), DOWN);

    assertThat(RunDiff.of(run(before), run(after)).changes()).isEmpty();
  }

  @Test
  void whatOnlyOneRunCheckedIsNamedAndNotCompared() {
    var diff =
        RunDiff.of(
            run("tokyo-01", "link", true, vm("a", DOWN)),
            run("osaka-02", "link", true, vm("a", DOWN)));

    assertThat(diff)
        .isEqualTo(new RunDiff(List.of(), 0, List.of("tokyo-01: link"), List.of("osaka-02: link")));
  }

  private static Finding vm(String name, Verdict verdict) {
    return new Finding(new Subject(Kind.VM, name, name), verdict);
  }

  private static Run run(Finding... findings) {
    return run("tokyo-01", "link", true, findings);
  }

  private static Run run(String cluster, String check, boolean complete, Finding... findings) {
    var caveat = new Caveat(Caveat.Kind.LIST_INCOMPLETE, cluster, "is cut", Set.of(), Set.of());
    var checkRun = CheckRun.of(described(check), List.of(findings), Duration.ZERO);
    var clusterRun =
        new ClusterRun(
            Cluster.named(cluster),
            findings.length,
            findings.length,
            List.of(),
            complete ? List.of() : List.of(caveat),
            List.of(checkRun));
    return new Run(
        "id",
        "0.1.0",
        "ncc",
        Instant.EPOCH,
        Instant.EPOCH,
        Duration.ZERO,
        false,
        List.of(clusterRun),
        List.of());
  }

  private static CheckDescription described(String id) {
    return CheckDescription.named("ngt_checks", id);
  }
}
