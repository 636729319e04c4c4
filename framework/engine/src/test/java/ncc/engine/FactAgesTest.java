package ncc.engine;

import static ncc.engine.Fakes.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.engine.Fakes.LinkCheck;
import ncc.engine.Fakes.RudeCheck;
import ncc.spi.check.Durations;
import ncc.spi.check.Status;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Vm;
import ncc.spi.run.ClusterRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactAgesTest {
  private static final Instant NOW = Fakes.NOW;
  private static final Optional<Duration> A_DAY = Optional.of(Duration.ofDays(1));
  private static final String OLD = "2025-01-01T00:00:00Z";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-22T06:00:00Z | PASS up: |
          2026-11-21T06:00:00Z | PASS up: |
          2026-11-22T06:05:00Z | PASS up: |
          2026-11-21T05:59:59Z | ERR fake-01: The facts are too old; facts are 24 hours old
          2026-11-20T06:00:00Z | ERR fake-01: The facts are too old; facts are 2 days old
          2025-01-01T00:00:00Z | ERR fake-01: The facts are too old; facts are 690 days old
          1970-01-01T00:00:00Z | ERR fake-01: The facts are too old; facts are 20779 days old
          2026-11-22T06:05:01Z | ERR fake-01: The facts are from the future; facts are 5 minutes ahead
          2030-01-01T00:00:00Z | ERR fake-01: The facts are from the future; facts are 1135 days ahead
          9999-12-31T23:59:59Z | ERR fake-01: The facts are from the future; facts are 2912117 days ahead
          """)
  void passRestsOnFactsOfTheDayAlone(Instant taken, String line) {
    var run = run(new LinkCheck(), inventory(taken), A_DAY);

    assertThat(lines(run.checks().getFirst()))
        .anyMatch(said -> said.replace("|facts", "; facts").startsWith(line));
    assertThat(run.isComplete()).isEqualTo(line.startsWith("PASS"));
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
  void whatIsBadStaysBad(Instant taken) {
    var run = run(new LinkCheck(), inventory(taken), A_DAY);

    assertThat(lines(run.checks().getFirst())).contains("WARN down: Link is down|");
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
  void aClusterWithoutAnythingHealthyIsNotHealthyByOldFactsEither(Instant taken) {
    var run = run(new LinkCheck(), inventory(taken, List.of()), A_DAY);

    assertThat(run.checks().getFirst().status()).isEqualTo(Status.SKIP);
    assertThat(run.status()).isEqualTo(Status.ERR);
  }

  @Test
  void theFirstCaveatSaysHowOldTheFactsAreAndWhatIsAccepted() {
    var damaged = inventory(Instant.parse(OLD)).withCaveats(List.of(Caveat.note("a", "b")));

    assertThat(run(new LinkCheck(), damaged, A_DAY).caveats())
        .first()
        .isEqualTo(
            new Caveat(
                Caveat.Kind.TOO_OLD,
                "list.txt",
                "facts are 690 days old: taken 2025-01-01T00:00:00Z, and at most 1d is accepted for"
                    + " PASS",
                Set.of(),
                Set.of()));
  }

  @Test
  void factsOfAnyAgeAreJudgedAsOfTheirOwnTimeWhereSomebodyAsksForIt() {
    var run = run(new LinkCheck(), inventory(Instant.parse(OLD)), Optional.empty());

    assertThat(lines(run.checks().getFirst())).contains("PASS up: |");
    assertThat(run.isComplete()).isTrue();
    assertThat(run.caveats())
        .first()
        .isEqualTo(
            new Caveat(
                Caveat.Kind.AS_OF,
                "list.txt",
                "judged as of the time of the facts, 2025-01-01T00:00:00Z, 690 days ago;"
                    + " certificates as of 2026-11-22T06:00:00Z",
                Set.of(),
                Set.of()));
  }

  @ParameterizedTest
  @CsvSource({"1d, ERR", "689d, ERR", "691d, PASS"})
  void aCheckMayAcceptOlderFacts(String accepted, Status expected) {
    var own =
        CheckPlugin.of(new LinkCheck())
            .with(
                new CheckLimits(
                    Optional.of(Durations.parse(accepted)), Optional.empty(), Optional.empty()));

    var run = run(own, inventory(Instant.parse(OLD)), A_DAY, NOW);

    assertThat(lines(run.checks().getFirst())).anyMatch(line -> line.startsWith(expected + " "));
  }

  @Test
  void ageIsSeenFromTheInstantThatTheRunJudgesBy() {
    var taken = Instant.parse(OLD);

    var then = run(CheckPlugin.of(new LinkCheck()), inventory(taken), A_DAY, taken.plusSeconds(60));

    assertThat(then.isComplete()).isTrue();
  }

  /// Whether the clock is astray or somebody names another instant: what was taken later passes
  /// nothing. A clock that shows a later time is no excuse once an instant is named; where none is,
  /// facts are read while the run is on its way.
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-1d,  -,    -, from the future: taken 2026-11-22T06:00:00Z, 24 hours ahead of 2026-11-21",
        "-1d,  -1d,  -, from the future: taken 2026-11-22T06:00:00Z, 24 hours ahead of 2026-11-21",
        "-1d,  -1d, 1d, from the future: taken 2026-11-22T06:00:00Z, 24 hours ahead of 2026-11-21",
        "-6m,  -6m,  -, '6 minutes ahead of 2026-11-22T05:54:00Z, which they are judged by'",
        "-5m,  -5m,  -, -",
        "0s,   0s,   -, -",
        "20h,  20h,  -, -",
        "20h,  20h, -1d, -",
        "2d,   2d,   -, facts are 2 days old",
        "-6m,  -,   -6m, 6 minutes ahead of this machine's clock",
        "-2d,  -,   -2d, 2 days ahead of this machine's clock",
        "-2d,  -,    0s, -",
      })
  void whatIsTakenAfterTheInstantThatIsJudgedByPassesNothing(
      String now, @Nullable String named, @Nullable String clock, @Nullable String reason) {
    var judgedBy = Optional.ofNullable(named == null && clock == null ? now : named);
    var limits = new RunLimits(Duration.ofSeconds(20), A_DAY, 1, judgedBy.map(FactAgesTest::after));
    var shown = InstantSource.fixed(after(clock == null ? "0s" : clock));
    var runner = new Runner(shown, Network.none("not probed"), Map.of(), limits);

    var run =
        runner
            .run(
                List.of(CheckPlugin.of(new LinkCheck())),
                List.of(inventory(NOW)),
                after(now),
                new RunMonitor())
            .getFirst();

    assertThat(run.isComplete()).isEqualTo(reason == null);
    assertThat(lines(run.checks().getFirst()).stream().anyMatch(line -> line.startsWith("PASS")))
        .isEqualTo(reason == null);
    if (reason != null) {
      assertThat(run.caveats().getFirst().reason()).contains(reason);
    }
  }

  private static Instant after(String step) {
    return step.startsWith("-")
        ? NOW.minus(Durations.parse(step.substring(1)))
        : NOW.plus(Durations.parse(step));
  }

  @Test
  void aVmWhoseFactsAreYoungPassesBesideOldOnesOfOthers() {
    var old = new Origin("old.txt", Instant.parse(OLD));
    var young = new Origin("young.txt", NOW);
    var vms =
        List.of(
            of(
                Fakes.vm("fresh", Optional.of(true)),
                new Provenance(old, Map.of(FactType.of(NgtLink.class), young))),
            of(Fakes.vm("stale", Optional.of(true)), Provenance.of(old)));
    var parts =
        List.of(
            new Part(old, FactType.setOf(NgtLink.class), Part.Roster.EVERY_NGT_VM, 2, true),
            new Part(young, FactType.setOf(NgtLink.class), Part.Roster.SOME, 1, true));
    var inventory = new Inventory(Cluster.named("fake-01"), vms, parts, List.of());

    assertThat(lines(run(new LinkCheck(), inventory, A_DAY).checks().getFirst()))
        .containsExactly(
            "ERR stale: The facts are too old|facts are 690 days old, taken 2025-01-01T00:00:00Z",
            "PASS fresh: |");
  }

  @Test
  void anOldSourceThatNobodyGoesByIsNoMatter() {
    var old =
        new Part(
            new Origin("old.txt", Instant.parse(OLD)),
            FactType.setOf(Power.class),
            Part.Roster.SOME,
            0,
            true);
    var fresh = inventory(NOW);
    var both =
        new Inventory(
            fresh.cluster(), fresh.vms(), List.of(fresh.parts().getFirst(), old), List.of());

    assertThat(run(new LinkCheck(), both, A_DAY).isComplete()).isTrue();
  }

  @Test
  void aCheckThatDeclaresNoFactGoesByAllOfThem() {
    var run = run(new RudeCheck(), inventory(Instant.parse(OLD)), A_DAY);

    assertThat(lines(run.checks().getFirst()))
        .containsExactly(
            "ERR fake-01: The facts are too old|facts are 690 days old, taken"
                + " 2025-01-01T00:00:00Z; by them 2 would pass");
  }

  private static Inventory inventory(Instant taken) {
    return inventory(
        taken, List.of(Fakes.vm("up", Optional.of(true)), Fakes.vm("down", Optional.of(false))));
  }

  private static Inventory inventory(Instant taken, List<Vm> vms) {
    var origin = new Origin("list.txt", taken);
    var part =
        new Part(origin, FactType.setOf(NgtLink.class), Part.Roster.EVERY_NGT_VM, vms.size(), true);
    return new Inventory(
        Cluster.named("fake-01"),
        vms.stream().map(vm -> of(vm, Provenance.of(origin))).toList(),
        List.of(part),
        List.of());
  }

  private static Vm of(Vm vm, Provenance provenance) {
    return new Vm(vm.uuid(), vm.name(), vm.facts(), provenance);
  }

  private static ClusterRun run(
      ncc.spi.check.Check check, Inventory inventory, Optional<Duration> maxAge) {
    return run(CheckPlugin.of(check), inventory, maxAge, NOW);
  }

  private static ClusterRun run(
      CheckPlugin check, Inventory inventory, Optional<Duration> maxAge, Instant now) {
    var runner =
        new Runner(
            InstantSource.fixed(NOW),
            Network.none("not probed"),
            Map.of(),
            new RunLimits(Duration.ofSeconds(20), maxAge, 1));
    return runner.run(List.of(check), List.of(inventory), now, new RunMonitor()).getFirst();
  }
}
