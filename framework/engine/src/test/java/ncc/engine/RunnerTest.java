package ncc.engine;

import static ncc.engine.Fakes.inventory;
import static ncc.engine.Fakes.lines;
import static ncc.engine.Fakes.run;
import static ncc.engine.Fakes.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ncc.engine.Fakes.HangingCheck;
import ncc.engine.Fakes.HangingEachTimeCheck;
import ncc.engine.Fakes.LinkCheck;
import ncc.engine.Fakes.PortCheck;
import ncc.engine.Fakes.RudeCheck;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Param;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Vm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerTest {
  @AfterEach
  void endWhatHangs() {
    Fakes.HANGING.open();
  }

  @Test
  void eachSubjectGetsItsVerdictWorstFirst() {
    var run =
        run(
            new LinkCheck(),
            inventory(List.of(vm("up", Optional.of(true)), vm("down", Optional.of(false)))));

    assertThat(lines(run)).containsExactly("WARN down: Link is down|", "PASS up: |");
  }

  @Test
  void aFactThatNoSourceCanKnowIsErrOnceAndNamesWhatWouldBringIt() {
    var deaf =
        new Part(Fakes.ORIGIN, FactType.setOf(Power.class), Part.Roster.EVERY_NGT_VM, 2, true);
    var vms = List.of(vm("a", Optional.empty()), vm("b", Optional.empty()));
    var inventory = new Inventory(Cluster.named("fake-01"), vms, List.of(deaf), List.of());

    assertThat(lines(run(new LinkCheck(), inventory)))
        .containsExactly(
            "ERR fake-01: No source of this cluster tells the communication link|"
                + "it would come from ncli ngt list; nothing that was read has it");
  }

  @Test
  void whereAWholeListHasNoVmNoFactOfOneIsMissing() {
    var deaf =
        new Part(Fakes.ORIGIN, FactType.setOf(Power.class), Part.Roster.EVERY_NGT_VM, 0, true);
    var nobody = new Inventory(Cluster.named("fake-01"), List.of(), List.of(deaf), List.of());

    assertThat(lines(run(new LinkCheck(), nobody)))
        .containsExactly("SKIP fake-01: No guest VM is registered with NGT|");
  }

  /// What a check cannot know of any VM is no less unknown where nobody is registered.
  @ParameterizedTest
  @CsvSource({
    "ERR,  ERR fake-01: Who there is is not known|",
    "SKIP, SKIP fake-01: No guest VM is registered with NGT|"
  })
  void anErrorOfTheWholeClusterStandsWhereThereIsNobody(Status status, String line) {
    var every = new Part(Fakes.ORIGIN, Set.of(), Part.Roster.EVERY_NGT_VM, 0, true);
    var nobody = new Inventory(Cluster.named("fake-01"), List.of(), List.of(every), List.of());

    assertThat(lines(run(new Upfront(status), nobody))).containsExactly(line);
  }

  @Test
  void aFactLostWithADamagedSourceIsErrForThatVmAlone() {
    var lost =
        new Caveat(
            Caveat.Kind.FACT_LOST,
            "list.txt:9",
            "the file ends early",
            FactType.setOf(NgtLink.class),
            Set.of());
    var inventory =
        inventory(List.of(vm("kept", Optional.of(true)), vm("lost", Optional.empty())), lost);

    assertThat(lines(run(new LinkCheck(), inventory)))
        .containsExactly(
            "ERR lost: The communication link was lost with a damaged source|"
                + "list.txt:9: the file ends early",
            "PASS kept: |");
  }

  @Test
  void aListThatMayBeIncompleteNeverPasses() {
    var cut = new Caveat(Caveat.Kind.LIST_INCOMPLETE, "list.txt", "cut at 250", Set.of(), Set.of());
    var run = run(new LinkCheck(), inventory(List.of(vm("up", Optional.of(true))), cut));

    assertThat(run.status()).isEqualTo(Status.ERR);
    assertThat(lines(run))
        .contains("ERR fake-01: The list of guest VMs may be incomplete|list.txt: cut at 250");
  }

  @Test
  void aClusterWhoseSourcesAreOutOfReachIsErrWithTheReason() {
    var caveat =
        new Caveat(Caveat.Kind.OUT_OF_REACH, "ssh://cvm", "connection refused", Set.of(), Set.of());
    var inventory = new Inventory(Cluster.named("fake-01"), List.of(), List.of(), List.of(caveat));

    assertThat(lines(run(new LinkCheck(), inventory)))
        .containsExactly(
            "ERR fake-01: No source of this cluster could be read|ssh://cvm: connection refused");
  }

  @Test
  void nothingToLookAtIsSkipAndNotPass() {
    var run = run(new LinkCheck(), inventory(List.of()));

    assertThat(lines(run)).containsExactly("SKIP fake-01: No guest VM is registered with NGT|");
  }

  @ParameterizedTest
  @CsvSource({
    "throws, java.lang.IllegalStateException: no manners",
    "recurses, java.lang.StackOverflowError",
    "runs out of memory, java.lang.OutOfMemoryError",
    "returns null, it returned no verdict"
  })
  void aCheckThatMisbehavesIsErrForThatSubjectAndTheOthersAreJudged(String name, String error) {
    var run =
        run(
            new RudeCheck(),
            inventory(List.of(vm("fine", Optional.empty()), vm(name, Optional.empty()))));

    assertThat(lines(run))
        .satisfiesExactly(
            rude ->
                assertThat(rude).startsWith("ERR " + name + ": The check itself failed|" + error),
            fine -> assertThat(fine).isEqualTo("PASS fine: |"));
  }

  @Test
  void aCheckThatHangsIsErrWhenItsTimeIsUp() {
    assertThat(lines(run(new HangingCheck(), inventory(List.of()))))
        .containsExactly("ERR fake-01: The check took too long|no verdict within 0s");
  }

  @Test
  void aCheckThatHangsEachTimeIsNotAskedAgain() {
    var late = "ERR fake-01: The check took too long|no verdict within 0s";
    var lines = new ArrayList<String>();
    // A run whose thread begins only when its time is up does not hang.
    while (lines.size() < 50 && lines.stream().allMatch(late::equals)) {
      lines.addAll(lines(run(new HangingEachTimeCheck(), inventory(List.of()))));
    }
    lines.addAll(lines(run(new HangingEachTimeCheck(), inventory(List.of()))));

    assertThat(lines).hasSizeGreaterThan(HungThreads.MOST + 1);
    assertThat(lines.subList(lines.size() - 2, lines.size()))
        .allMatch(line -> line.startsWith("ERR fake-01: The check hangs and is not asked again|"));
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().equals("check-hanging_each_time_check"))
        .hasSize(HungThreads.MOST);
  }

  @Test
  void whatACheckThrowsIsToldWithItsTraceToWhoeverLogsIt() {
    var thrown = new ConcurrentHashMap<String, Throwable>();
    var monitor = new RunMonitor();
    monitor.onFault(thrown::put);

    run(
        new RudeCheck(),
        inventory(List.of(vm("throws", Optional.empty()))),
        Network.none("not probed"),
        monitor);

    assertThat(thrown.get("fake-01 rude_check"))
        .hasMessage("no manners")
        .satisfies(one -> assertThat(one.getStackTrace()[0].getClassName()).endsWith("RudeCheck"));
  }

  @Test
  void probesAreAskedAndJudgedEach() {
    var inventory = Clusters.withCvms(inventory(List.of()), List.of("192.0.2.61", "192.0.2.62"));

    assertThat(lines(run(new PortCheck(), inventory)))
        .containsExactly("SKIP 192.0.2.61:2074: not probed|", "SKIP 192.0.2.62:2074: not probed|");
  }

  @Test
  void nothingToAskIsErr() {
    assertThat(lines(run(new PortCheck(), inventory(List.of()))))
        .containsExactly("ERR fake-01: No address to probe is known|");
  }

  @Test
  void aStoppedRunLeavesItsChecksErr() {
    var monitor = new RunMonitor();
    monitor.stop();

    var run =
        run(
            new LinkCheck(),
            inventory(List.of(vm("up", Optional.of(true)))),
            Network.none("not probed"),
            monitor);

    assertThat(lines(run)).containsExactly("ERR fake-01: The run was stopped before this check|");
  }

  @CheckInfo(
      id = "upfront",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d")
  public record Upfront(@Param("What it says of the cluster") Status status) implements VmCheck {
    public Upfront() {
      this(Status.SKIP);
    }

    @Override
    public Optional<Verdict> upfront(CheckContext context) {
      return Optional.of(
          status == Status.ERR
              ? Verdict.err("Who there is is not known", "")
              : Verdict.skip("Not of this hypervisor"));
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }
}
