package ncc.engine.alert;

import static ncc.engine.alert.World.finding;
import static ncc.engine.alert.World.minute;
import static ncc.engine.alert.World.verdict;
import static ncc.engine.alert.World.vm;
import static ncc.engine.alert.World.wholeCluster;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Resolution;
import ncc.spi.alert.Severity;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertJudgeTest {
  private static final AlertPolicy AT_ONCE = World.policy();
  private static final AlertPolicy THIRD_TIME = raisedAfter(3);
  private static final AlertPolicy BY_HAND_ONLY =
      AT_ONCE.with(
          new AlertRule(
              OptionalInt.empty(),
              Optional.of(false),
              Optional.empty(),
              Optional.empty(),
              OptionalInt.empty(),
              Optional.empty()));

  private static AlertPolicy raisedAfter(int runs) {
    return AT_ONCE.with(
        new AlertRule(
            OptionalInt.of(runs),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "WARN, OPEN, WARNING",
    "FAIL, OPEN, CRITICAL",
    "INFO, , ",
    "PASS, , ",
    "SKIP, , ",
    "ERR, , "
  })
  void raisesWhatThePolicyAsksFor(String found, AlertState state, Severity severity) {
    var world = new World(AT_ONCE);

    world.run(minute(0), found);

    assertThat(world.known().stream().map(Alert::state))
        .isEqualTo(Optional.ofNullable(state).stream().toList());
    assertThat(world.known().stream().map(Alert::severity))
        .isEqualTo(Optional.ofNullable(severity).stream().toList());
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 0"})
  void anInfoThatNothingIsReportedRaisesNone(boolean reported, int raised) {
    var world =
        new World(
            AT_ONCE.with(
                new AlertRule(
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Severity.INFO),
                    OptionalInt.empty(),
                    Optional.empty())));

    world.run(
        minute(0), finding(vm("web-01"), Verdict.info("Odd").with(Verdict.REPORTED, reported)));

    assertThat(world.known()).hasSize(raised);
  }

  @Test
  void advisesWhatMendsItAndSaysSoWhenThatChanges() {
    var down =
        Diagnosis.warn("down", "Link is down", "")
            .remedy(
                Remedy.of("plug", "Plug it in", Route.HERE, "plug {vm_uuid}"),
                Remedy.of("buy", "Buy another", Route.HERE, "buy"));
    var world =
        new World(
            AT_ONCE, World.check("link_check", Optional.empty()).withDiagnoses(List.of(down)));

    world.run(minute(0), finding(vm("db"), down.verdict().withRemedy("plug")));
    assertThat(world.open())
        .returns("down", Alert::diagnosis)
        .returns("Plug it in, on this machine: plug uuid-db", Alert::remedy);

    world.run(minute(5), finding(vm("db"), down.verdict().withRemedy("buy")));
    assertThat(world.open().remedy()).isEqualTo("Buy another, on this machine: buy");
    assertThat(world.told()).hasSize(1);

    world.run(minute(10), finding(vm("db"), Verdict.warn("Link is down", "")));
    assertThat(world.open()).returns("", Alert::diagnosis).returns("", Alert::remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, AUTO_RESOLVED, HEALTHY",
    "SKIP, AUTO_RESOLVED, NOT_APPLICABLE",
    "INFO, AUTO_RESOLVED, NOT_APPLICABLE",
    "ERR, OPEN, ",
    "WARN, OPEN, ",
    "FAIL, OPEN, "
  })
  void endsAsTheNextRunSays(String found, AlertState state, Resolution resolution) {
    var world = new World(AT_ONCE);
    world.run(minute(0), "WARN");

    world.run(minute(5), found);

    assertThat(world.known())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.state()).isEqualTo(state);
          assertThat(alert.resolution()).isEqualTo(Optional.ofNullable(resolution));
        });
  }

  @ParameterizedTest
  @CsvSource({"PASS", "SKIP", "INFO", "ERR"})
  void staysUntilSomebodyResolvesItWithoutAutoResolve(String found) {
    var world = new World(BY_HAND_ONLY);
    world.run(minute(0), "FAIL");

    var changes = world.run(minute(5), found);

    assertThat(changes.changed()).doesNotContain(world.open());
    assertThat(world.open().state()).isEqualTo(AlertState.OPEN);
  }

  @Test
  void isRaisedByTheThirdUnhealthyRunInARow() {
    var world = new World(THIRD_TIME);

    world.run(minute(0), "WARN");
    world.run(minute(5), "FAIL");

    assertThat(world.open().state()).isEqualTo(AlertState.PENDING);
    assertThat(world.told()).isEmpty();

    world.run(minute(10), "ERR");
    world.run(minute(15), "WARN");

    assertThat(world.open().since()).isEqualTo(minute(0));
    assertThat(World.trail(world.open())).containsExactly("15 RAISED WARNING ncc Link is slow");
    assertThat(world.told()).containsExactly("RAISED WARNING db");
  }

  @Test
  void aHealthyRunInBetweenForgetsWhatWasPending() {
    var world = new World(THIRD_TIME);
    world.run(minute(0), "WARN");
    world.run(minute(5), "WARN");

    var changes = world.run(minute(10), "PASS");

    assertThat(changes.forgotten()).hasSize(1);
    assertThat(world.known()).isEmpty();

    world.run(minute(15), "WARN");

    assertThat(world.open().unhealthyRuns()).isEqualTo(1);
  }

  @Test
  void aRepeatChangesNothing() {
    var world = new World(AT_ONCE);
    world.run(minute(0), "FAIL");

    assertThat(world.run(minute(5), "FAIL")).isEqualTo(AlertChanges.NONE);
  }

  @Test
  void aChangeOfSeverityIsAddedToTheTrailAndTold() {
    var world = new World(AT_ONCE);

    world.run(minute(0), "WARN");
    world.run(minute(5), "FAIL");
    world.run(minute(10), "WARN");
    world.run(minute(15), "PASS");

    assertThat(World.trail(world.known().getFirst()))
        .containsExactly(
            "0 RAISED WARNING ncc Link is slow",
            "5 SEVERITY_CHANGED CRITICAL ncc Link is down",
            "10 SEVERITY_CHANGED WARNING ncc Link is slow",
            "15 RESOLVED WARNING ncc");
    assertThat(world.told())
        .containsExactly(
            "RAISED WARNING db",
            "SEVERITY_CHANGED CRITICAL db",
            "SEVERITY_CHANGED WARNING db",
            "RESOLVED WARNING db");
  }

  @Test
  void anotherHeadlineIsWrittenDownButNotTold() {
    var world = new World(AT_ONCE);
    world.run(minute(0), finding(vm("db"), Verdict.fail("Expires in under 7 days", "")));

    world.run(minute(5), finding(vm("db"), Verdict.fail("Has expired", "")));

    assertThat(world.open().message()).isEqualTo("Has expired");
    assertThat(world.told()).containsExactly("RAISED CRITICAL db");
  }

  @ParameterizedTest
  @CsvSource({
    "2.1, 6, 2.1, 5, false",
    "2.1, 10, 2.1, 9, false",
    "2.1, 6, 2.2, 6, true",
    "2.1, 6, 2.2, 5, true"
  })
  void aDetailThatOnlyCountsIsNotWrittenAgain(
      String version, long days, String laterVersion, long laterDays, boolean isWritten) {
    var world = new World(AT_ONCE);
    world.run(minute(0), finding(vm("db"), dated(version, days)));

    var changes = world.run(minute(5), finding(vm("db"), dated(laterVersion, laterDays)));

    assertThat(changes.changed().isEmpty()).isEqualTo(!isWritten);
  }

  private static Verdict dated(String version, long days) {
    return Verdict.fail("Expires", "version {version}, in {days} days")
        .with("version", version)
        .with("days", days);
  }

  @Test
  void aRenamedVmIsWrittenDown() {
    var world = new World(AT_ONCE);
    world.run(minute(0), "FAIL");
    var renamed = new ncc.spi.run.Subject(vm("db").kind(), vm("db").id(), "database");

    world.run(minute(5), finding(renamed, verdict("FAIL")));

    assertThat(world.open().subject().name()).isEqualTo("database");
  }

  @Test
  void anAcknowledgedAlertThatComesBackAfterResolvingIsOpenAgain() {
    var world = new World(AT_ONCE);
    world.run(minute(0), "FAIL");
    world.put(
        AlertActions.acknowledge(
            world.open(), new Acknowledgement("ann", "mine", minute(1), Optional.empty())));
    world.run(minute(5), "PASS");

    world.run(minute(10), "FAIL");

    assertThat(world.open().state()).isEqualTo(AlertState.OPEN);
    assertThat(world.open().acknowledgement()).isEmpty();
    assertThat(world.told())
        .containsExactly("RAISED CRITICAL db", "RESOLVED CRITICAL db", "RAISED CRITICAL db");
  }

  @Test
  void anUnhealthyRunAfterSomebodyResolvedItOpensAnother() {
    var world = new World(BY_HAND_ONLY);
    world.run(minute(0), "FAIL");
    world.put(AlertActions.resolve(world.open(), "ann", "mended", minute(1)));

    world.run(minute(5), "FAIL");

    assertThat(world.known())
        .extracting(Alert::state)
        .containsExactly(AlertState.RESOLVED, AlertState.OPEN);
  }

  @Test
  void aRunJudgedAgainAfterSomebodyResolvedItsAlertOpensNone() {
    var world = new World(AT_ONCE);
    world.run(minute(0), "FAIL");
    world.put(AlertActions.resolve(world.open(), "ann", "mended", minute(1)));

    assertThat(world.run(minute(0), "FAIL").isEmpty()).isTrue();
  }

  @Test
  void judgingARunTwiceGivesTheSameIds() {
    var one = new World(AT_ONCE).run(minute(0), "FAIL");
    var other = new World(AT_ONCE).run(minute(0), "FAIL");

    assertThat(one).isEqualTo(other);
    assertThat(one.changed().getFirst().id()).matches("[0-9a-f]{32}");
  }

  @Test
  void aMissingVmIsGone() {
    var world = new World(AT_ONCE);
    world.run(minute(0), finding(vm("db"), verdict("FAIL")), finding(vm("web"), verdict("PASS")));

    world.run(minute(5), finding(vm("web"), verdict("PASS")));

    assertThat(world.known().getFirst().resolution()).contains(Resolution.GONE);
    assertThat(world.told()).containsExactly("RAISED CRITICAL db", "RESOLVED CRITICAL db");
  }

  @ParameterizedTest
  @CsvSource({"SKIP, true, ", "PASS, false, GONE"})
  void withoutAutoResolveOnlyWhatIsGoneEndsByItself(
      String found, boolean ofCluster, Resolution resolution) {
    var world = new World(BY_HAND_ONLY);
    world.run(minute(0), "FAIL");

    world.run(minute(5), finding(ofCluster ? wholeCluster() : vm("web"), verdict(found)));

    assertThat(world.known().getFirst().resolution()).isEqualTo(Optional.ofNullable(resolution));
  }

  @Test
  void timesAreKeptToTheMillisecond() {
    var world = new World(AT_ONCE);

    world.run(minute(0).plusNanos(1_999_999), "FAIL");

    assertThat(world.open())
        .returns(minute(0).plusMillis(1), Alert::since)
        .returns(Optional.of(minute(0).plusMillis(1)), Alert::notifiedAt);
  }

  @Test
  void aVmMissingFromAnIncompleteInventoryIsNotGone() {
    var world = new World(AT_ONCE);
    world.run(minute(0), finding(vm("db"), verdict("FAIL")), finding(vm("web"), verdict("PASS")));

    var changes = world.incompleteRun(minute(5), finding(vm("web"), verdict("PASS")));

    assertThat(changes.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "SKIP, true, NOT_APPLICABLE",
    "PASS, true, ",
    "FAIL, true, ",
    "ERR, true, ",
    "ERR, false, ",
    "SKIP, false, GONE"
  })
  void whatTheCheckSaysOfTheClusterDecidesOverMissingVms(
      String ofCluster, boolean alone, Resolution resolution) {
    var world = new World(AT_ONCE);
    world.run(minute(0), finding(vm("db"), verdict("FAIL")), finding(vm("web"), verdict("PASS")));
    var onCluster = finding(wholeCluster(), verdict(ofCluster));

    if (alone) {
      world.run(minute(5), onCluster);
    } else {
      world.run(minute(5), onCluster, finding(vm("web"), verdict("PASS")));
    }

    assertThat(world.known().getFirst().resolution()).isEqualTo(Optional.ofNullable(resolution));
  }

  /// What was wrong with all of them is not any more: the check speaks of each again.
  @ParameterizedTest
  @CsvSource({"FAIL, true, HEALTHY", "PASS, true, HEALTHY", "PASS, false, "})
  void whatWasSaidOfTheClusterEndsWhenOnlyItsVmsAreSpokenOf(
      String found, boolean complete, Resolution resolution) {
    var world = new World(AT_ONCE);
    world.run(
        minute(0), finding(wholeCluster(), verdict("FAIL")), finding(vm("web"), verdict("FAIL")));

    if (complete) {
      world.run(minute(5), finding(vm("web"), verdict(found)));
    } else {
      world.incompleteRun(minute(5), finding(vm("web"), verdict(found)));
    }

    assertThat(world.known())
        .filteredOn(alert -> alert.subject().equals(wholeCluster()))
        .singleElement()
        .returns(Optional.ofNullable(resolution), Alert::resolution);
  }

  @Test
  void aThousandVmsWithOneHeadlineAreOneNotification() {
    var world = new World(AT_ONCE);
    var findings =
        java.util.stream.IntStream.range(0, 1000)
            .mapToObj(i -> finding(vm("vm-%04d".formatted(i)), verdict("FAIL")))
            .toArray(ncc.spi.run.Finding[]::new);

    var changes = world.run(minute(0), findings);

    assertThat(changes.notifications()).hasSize(1);
    assertThat(changes.notifications().getFirst().alerts())
        .hasSize(1000)
        .isEqualTo(changes.changed());
  }

  @Test
  void notificationsComeWorstFirstByHeadline() {
    var world = new World(AT_ONCE);

    world.run(
        minute(0),
        finding(vm("a"), verdict("WARN")),
        finding(vm("b"), verdict("FAIL")),
        finding(vm("c"), verdict("WARN")));

    assertThat(world.told()).containsExactly("RAISED CRITICAL b", "RAISED WARNING a, c");
  }

  @Test
  void theWorseOfTwoFindingsOnOneSubjectCounts() {
    var world = new World(AT_ONCE);

    world.run(minute(0), finding(vm("a"), verdict("WARN")), finding(vm("a"), verdict("FAIL")));

    assertThat(world.known()).extracting(Alert::severity).isEqualTo(List.of(Severity.CRITICAL));
  }
}
