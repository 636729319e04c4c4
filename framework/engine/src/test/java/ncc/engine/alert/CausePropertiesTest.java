package ncc.engine.alert;

import static ncc.engine.alert.World.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.alert.Alert;
import ncc.spi.check.Diagnosis;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// What holds of telling by cause whatever the runs find, five minutes apart, about three VMs.
class CausePropertiesTest {
  private static final List<String> VMS = List.of("a", "b", "c");
  private static final int TRIES = 100;

  /// What the checks find in one round: one letter for each VM, and what becomes of silences.
  record Round(
      boolean isShut,
      List<String> certificates,
      List<String> links,
      List<String> serials,
      int deed) {}

  @Provide
  Arbitrary<List<Round>> rounds() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(false)), Tuple.of(2, Arbitraries.just(true))),
            words("ok", "ok", "soon", "expired"),
            words("ok", "down", "down", "slow"),
            words("ok", "down"),
            Arbitraries.integers().between(0, 11))
        .as(Round::new)
        .list()
        .ofMaxSize(20);
  }

  private static Arbitrary<List<String>> words(String... words) {
    return Arbitraries.of(words).list().ofSize(VMS.size());
  }

  private static Finding finding(Subject subject, String word, Map<String, Diagnosis> bad) {
    var diagnosis = bad.get(word);
    return diagnosis == null ? CauseWorld.good(subject) : CauseWorld.bad(subject, diagnosis);
  }

  private static Finding[] findings(List<String> words, Map<String, Diagnosis> bad) {
    return Stream.iterate(0, i -> i < VMS.size(), i -> i + 1)
        .map(i -> finding(CauseWorld.vm(VMS.get(i)), words.get(i), bad))
        .toArray(Finding[]::new);
  }

  private static void live(CauseWorld world, List<Round> rounds) {
    for (int i = 0; i < rounds.size(); i++) {
      live(world, rounds.get(i), i);
    }
  }

  private static void live(CauseWorld world, Round round, int index) {
    var at = minute(5L * index);
    silence(world, round.deed());
    world.run(
        at,
        "certificate_check",
        findings(
            round.certificates(), Map.of("soon", CauseWorld.SOON, "expired", CauseWorld.EXPIRED)));
    world.run(
        at.plusSeconds(2),
        "link_check",
        findings(round.links(), Map.of("down", CauseWorld.DOWN, "slow", CauseWorld.SLOW)));
    world.run(
        at.plusSeconds(4),
        "port_check",
        round.isShut()
            ? CauseWorld.bad(CauseWorld.PORT, CauseWorld.SHUT)
            : CauseWorld.good(CauseWorld.PORT));
    world.run(
        at.plusSeconds(6),
        "serial_check",
        findings(round.serials(), Map.of("down", CauseWorld.SERIAL)));
    world.sweep(at.plusSeconds(20));
    world.sweep(at.plusSeconds(40));
    world.sweep(at.plusSeconds(200));
  }

  private static void silence(CauseWorld world, int deed) {
    Predicate<Alert> none = _ -> false;
    switch (deed) {
      case 0 -> world.held = alert -> alert.checkId().equals("port_check");
      case 1 -> world.held = alert -> alert.subject().equals(CauseWorld.vm("a"));
      case 2 -> world.held = alert -> alert.checkId().equals("certificate_check");
      case 3 -> world.held = alert -> alert.checkId().equals("link_check");
      case 4, 5, 6 -> world.held = none;
      default -> {}
    }
  }

  private static CauseWorld settled(List<Round> rounds) {
    var world = new CauseWorld(true);
    live(world, rounds);
    world.held = _ -> false;
    for (int i = 1; i < 30; i++) {
      world.sweep(minute(5L * rounds.size() + i));
    }
    return world;
  }

  @Property(tries = TRIES)
  void whatIsOpenForLongWasToldAsBadAsItIs(@ForAll("rounds") List<Round> rounds) {
    var world = settled(rounds);

    var believed = world.believed();

    for (Alert alert : world.open()) {
      assertThat(believed).containsKey(alert.key());
      assertThat(believed.get(alert.key())).isGreaterThanOrEqualTo(alert.severity());
    }
  }

  @Property(tries = TRIES)
  void whatWasToldBesideACauseOnlyIsExplainedByOneThatIsKnown(
      @ForAll("rounds") List<Round> rounds) {
    var world = settled(rounds);

    var explained = new HashMap<String, List<Alert>>();
    AlertCause.of(world.open(), alert -> CauseWorld.check(alert.checkId()))
        .forEach(
            cause -> cause.following().forEach(alert -> explained.put(alert.id(), cause.roots())));

    assertThat(world.open().stream().filter(Alert::beside))
        .allSatisfy(alert ->
            assertThat(explained.get(alert.id()))
                .isNotNull()
                .anyMatch(root -> root.notifiedAt().isPresent()));
  }

  @Property(tries = TRIES)
  void whatEndedIsBelievedOpenOnlyBesideACauseThatGoesOn(@ForAll("rounds") List<Round> rounds) {
    var world = settled(rounds);
    var open = world.open().stream().map(Alert::key).collect(Collectors.toSet());
    var goingOn =
        AlertCause.of(world.open(), alert -> CauseWorld.check(alert.checkId())).stream()
            .map(AlertCause::id)
            .collect(Collectors.toSet());

    assertThat(world.all().stream().filter(alert -> !open.contains(alert.key())))
        .filteredOn(alert -> world.believed().containsKey(alert.key()))
        .filteredOn(alert -> Notified.stillThoughtOpen(alert).isPresent())
        .allMatch(alert -> alert.beside() && goingOn.contains(alert.follows()));
  }

  @Property(tries = TRIES)
  void thereAreNeverMoreNotificationsThanOfFindings(@ForAll("rounds") List<Round> rounds) {
    var byFinding = new CauseWorld(false);
    live(byFinding, rounds);
    byFinding.held = _ -> false;
    byFinding.sweep(minute(5L * rounds.size() + 30));

    var world = settled(rounds);

    assertThat(world.told.size())
        .as("by cause %s%nby finding %s", world.told(), byFinding.told())
        .isLessThanOrEqualTo(byFinding.told.size());
  }

  @Property(tries = TRIES)
  void sweepingAgainTellsNothing(@ForAll("rounds") List<Round> rounds) {
    var world = settled(rounds);
    int told = world.told.size();

    world.sweep(minute(5L * rounds.size() + 29));

    assertThat(world.told).hasSize(told);
  }
}
