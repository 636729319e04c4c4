package ncc.engine.alert;

import static ncc.engine.alert.World.finding;
import static ncc.engine.alert.World.minute;
import static ncc.engine.alert.World.verdict;
import static ncc.engine.alert.World.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.inventory.Caveat;
import ncc.spi.run.Finding;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// What holds whatever the runs find, five minutes apart, about three VMs.
class AlertPropertiesTest {
  private static final List<String> VMS = List.of("a", "b", "c");
  private static final int TRIES = 200;

  /// What one run finds of each of the VMs; a blank where it does not mention one.
  record Round(List<String> words, boolean complete, int deed) {
    Finding[] findings() {
      var findings = new ArrayList<Finding>();
      for (int i = 0; i < words.size(); i++) {
        if (!words.get(i).isEmpty()) {
          findings.add(finding(vm(VMS.get(i)), verdict(words.get(i))));
        }
      }
      if (findings.isEmpty()) {
        findings.add(finding(World.wholeCluster(), verdict("SKIP")));
      }
      return findings.toArray(Finding[]::new);
    }

    Caveat[] caveats() {
      return complete ? new Caveat[0] : new Caveat[] {World.incomplete()};
    }
  }

  @Provide
  Arbitrary<List<Round>> rounds() {
    var words =
        Arbitraries.of("SKIP", "PASS", "PASS", "INFO", "WARN", "FAIL", "FAIL", "ERR", "")
            .list()
            .ofSize(VMS.size());
    var complete =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false)));
    return Combinators.combine(words, complete, Arbitraries.integers().between(0, 9))
        .as(Round::new)
        .list()
        .ofMaxSize(25);
  }

  private static World world(int raiseAfter) {
    return new World(
        World.policy()
            .with(
                new AlertRule(
                    OptionalInt.of(raiseAfter),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty())));
  }

  private static AlertChanges judge(World world, int index, Round round) {
    return round.complete()
        ? world.run(minute(5L * index), round.findings())
        : world.incompleteRun(minute(5L * index), round.findings());
  }

  /// Every now and then somebody takes an alert, ends one, or time passes.
  private static void act(World world, int index, Round round) {
    var now = minute(5L * index + 1);
    var open = world.known().stream().filter(alert -> alert.state().isOpen()).findFirst();
    switch (round.deed()) {
      case 0 ->
          open.map(alert -> AlertActions.resolve(alert, "ann", "", now)).ifPresent(world::put);
      case 1 ->
          open.map(alert ->
                  AlertActions.acknowledge(
                      alert,
                      new Acknowledgement("ann", "", now, Optional.of(minute(5L * index + 9)))))
              .ifPresent(world::put);
      case 2 -> world.sweep(now);
      case 3 -> world.held = _ -> true;
      case 4 -> world.held = _ -> false;
      default -> {}
    }
  }

  private static void live(World world, List<Round> rounds) {
    for (int i = 0; i < rounds.size(); i++) {
      judge(world, i, rounds.get(i));
      act(world, i, rounds.get(i));
    }
  }

  @Property(tries = TRIES)
  void neverAreTwoUnresolvedWithOneKey(
      @ForAll("rounds") List<Round> rounds, @ForAll boolean patient) {
    var world = world(patient ? 2 : 1);

    live(world, rounds);

    assertThat(world.all().stream().filter(alert -> !alert.state().isResolved()))
        .extracting(Alert::key)
        .doesNotHaveDuplicates();
  }

  @Property(tries = TRIES)
  void onceEverythingPassesNothingIsLeftOpen(
      @ForAll("rounds") List<Round> rounds, @ForAll boolean patient) {
    var world = world(patient ? 2 : 1);
    live(world, rounds);

    world.run(
        minute(1000),
        VMS.stream().map(vm -> finding(vm(vm), verdict("PASS"))).toArray(Finding[]::new));

    assertThat(world.all()).allMatch(alert -> alert.state().isResolved());
  }

  @Property(tries = TRIES)
  void theOrderOfSubjectsDoesNotMatter(
      @ForAll("rounds") List<Round> rounds, @ForAll("rounds") List<Round> last, @ForAll long seed) {
    var world = world(1);
    live(world, rounds);
    var round = last.isEmpty() ? new Round(List.of("FAIL", "", "WARN"), true, 9) : last.getFirst();
    var findings = new ArrayList<>(List.of(round.findings()));
    Collections.shuffle(findings, new Random(seed));
    var known = new ArrayList<>(world.all());
    Collections.shuffle(known, new Random(seed));
    var run = World.checkRun(findings);
    var cluster = World.cluster(run, findings.size());

    var shuffled =
        new AlertJudge(world.policy, world.held).judge(known, cluster, run, minute(1000));

    assertThat(shuffled).isEqualTo(world.run(minute(1000), round.findings()));
  }

  /// What a store may ask first, so as not to read the trails of alerts that stay as they are.
  @Property(tries = TRIES)
  void whichAlertsChangeIsToldWithoutTheirTrails(
      @ForAll("rounds") List<Round> rounds, @ForAll boolean patient) {
    var world = world(patient ? 2 : 1);
    for (int i = 0; i < rounds.size(); i++) {
      var round = rounds.get(i);
      var bare = world.all().stream().map(World::withoutTrail).toList();
      var run = World.checkRun(List.of(round.findings()));
      var cluster = World.cluster(run, round.findings().length, round.caveats());

      var changed =
          new AlertJudge(world.policy, world.held).judge(bare, cluster, run, minute(5L * i));

      assertThat(ids(changed)).isEqualTo(ids(judge(world, i, round)));

      act(world, i, round);
    }
  }

  private static List<String> ids(AlertChanges changes) {
    return Stream.concat(changes.changed().stream(), changes.forgotten().stream())
        .map(Alert::id)
        .toList();
  }

  @Property(tries = TRIES)
  void judgingAgainChangesNothing(@ForAll("rounds") List<Round> rounds) {
    var world = world(1);
    for (int i = 0; i < rounds.size(); i++) {
      judge(world, i, rounds.get(i));

      assertThat(judge(world, i, rounds.get(i))).isEqualTo(AlertChanges.NONE);

      act(world, i, rounds.get(i));
    }
  }

  @Property(tries = TRIES)
  void whatAnIncompleteInventoryDoesNotShowStaysAsItWas(@ForAll("rounds") List<Round> rounds) {
    var world = world(1);
    live(world, rounds);
    var before = world.all();

    world.incompleteRun(minute(1000), finding(vm("new"), verdict("PASS")));

    assertThat(world.all()).isEqualTo(before);
  }

  @Property(tries = TRIES)
  void theTrailIsOnlyAddedTo(@ForAll("rounds") List<Round> rounds) {
    var world = world(1);
    for (int i = 0; i < rounds.size(); i++) {
      var before = world.all();
      judge(world, i, rounds.get(i));
      act(world, i, rounds.get(i));
      var after = world.all();
      for (int j = 0; j < before.size(); j++) { // what is stored keeps its place
        assertThat(after.get(j).id()).isEqualTo(before.get(j).id());
        assertThat(after.get(j).trail())
            .startsWith(before.get(j).trail().toArray(AlertEvent[]::new));
      }
    }
  }

  @Property(tries = TRIES)
  void receiversEndUpKnowingWhatIsOpenAndHowBadItIs(@ForAll("rounds") List<Round> rounds) {
    var world = world(1);
    live(world, rounds);
    world.held = _ -> false;

    world.sweep(minute(10_000));

    assertThat(world.believed())
        .isEqualTo(
            world.all().stream()
                .filter(alert -> alert.state().isOpen())
                .collect(Collectors.toMap(Alert::key, Alert::severity)));
  }
}
