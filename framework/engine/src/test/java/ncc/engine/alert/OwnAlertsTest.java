package ncc.engine.alert;

import static ncc.engine.alert.World.finding;
import static ncc.engine.alert.World.minute;
import static ncc.engine.alert.World.verdict;
import static ncc.engine.alert.World.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.VmCount;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAlertsTest {
  private final World world = new World(OwnAlerts.inventoryPolicy());

  private static Caveat caveat(Caveat.Kind kind, String where, String reason) {
    return new Caveat(kind, where, reason, Set.of(), Set.of());
  }

  private static ClusterRun reached(Caveat... caveats) {
    return World.cluster(linkRun(), 1, caveats);
  }

  private static ClusterRun unreached(Caveat... caveats) {
    return new ClusterRun(
        Cluster.named(World.TOKYO), 0, 0, List.of(), List.of(caveats), List.of(linkRun()));
  }

  private static CheckRun linkRun() {
    return CheckRun.of(
        World.check("link_check", Optional.empty()),
        List.of(finding(vm("db"), verdict("PASS"))),
        Duration.ZERO);
  }

  private AlertChanges judge(int minute, ClusterRun cluster) {
    return world.judge(minute(minute), cluster, OwnAlerts.inventory(cluster));
  }

  @ParameterizedTest
  @EnumSource(
      value = Caveat.Kind.class,
      names = {"LIST_INCOMPLETE", "FACT_LOST", "OUT_OF_REACH"})
  void aSourceThatBroughtLessIsAWarning(Caveat.Kind kind) {
    judge(0, reached(caveat(kind, "ssh://tokyo", "connection refused")));

    assertThat(world.open())
        .returns("ncc_inventory_incomplete", alert -> alert.key().alertId())
        .returns("ncc_inventory", Alert::checkId)
        .returns(Severity.WARNING, Alert::severity)
        .returns("connection refused", Alert::message)
        .returns("ssh://tokyo", Alert::detail);
  }

  @ParameterizedTest
  @EnumSource(
      value = Caveat.Kind.class,
      names = {"CONFLICT", "NOTE"})
  void whatIsMerelyWorthKnowingIsNone(Caveat.Kind kind) {
    judge(0, reached(caveat(kind, "list.txt", "two names")));

    assertThat(world.known()).isEmpty();
  }

  @Test
  void aClusterOutOfReachIsCriticalUntilItAnswersAgain() {
    judge(0, reached());
    judge(5, unreached(caveat(Caveat.Kind.OUT_OF_REACH, "ssh://tokyo", "no route to host")));
    judge(10, unreached(caveat(Caveat.Kind.OUT_OF_REACH, "ssh://tokyo", "no route to host")));
    judge(15, reached());

    assertThat(world.toldOfAll())
        .containsExactly(
            "ncc_inventory_incomplete RAISED CRITICAL tokyo-01",
            "ncc_inventory_incomplete RESOLVED CRITICAL tokyo-01");
  }

  @Test
  void theWorstOfSeveralCaveatsIsNamedAndTheOthersCounted() {
    judge(
        0,
        reached(
            caveat(Caveat.Kind.LIST_INCOMPLETE, "list.txt:250", "it is cut"),
            caveat(Caveat.Kind.OUT_OF_REACH, "ssh://a", "no route to host"),
            caveat(Caveat.Kind.OUT_OF_REACH, "ssh://b", "refused")));

    assertThat(world.open())
        .returns("no route to host", Alert::message)
        .returns("ssh://a, and 2 more", Alert::detail);
  }

  @Test
  void whatIsRaisedBeforeTheUuidIsKnownEndsWhenItIs() {
    judge(0, unreached(caveat(Caveat.Kind.OUT_OF_REACH, "ssh://tokyo", "no route to host")));
    var named = reached();
    var identified =
        new Cluster(
            World.TOKYO,
            Optional.of(UUID.fromString("00000000-0000-0000-0000-000000000001")),
            Optional.empty(),
            Facts.known(named.cluster().get(VmCount.class)));

    judge(5, new ClusterRun(identified, 1, 1, named.parts(), named.caveats(), named.checks()));

    assertThat(world.known()).extracting(Alert::state).containsExactly(AlertState.AUTO_RESOLVED);
  }

  @Test
  void aCheckThatCannotTellAlthoughNothingIsMissingIsAWarningOfItsOwn() {
    var links = new World(World.policy());

    links.run(minute(0), "ERR");
    links.run(minute(5), "ERR");
    links.run(minute(10), "PASS");

    assertThat(links.toldOfAll())
        .containsExactly(
            "ncc_check_error.link_check RAISED WARNING tokyo-01",
            "ncc_check_error.link_check RESOLVED WARNING tokyo-01");
    assertThat(links.all())
        .singleElement()
        .returns("link_check", Alert::checkId)
        .returns("Check could not tell: Link is down", Alert::title)
        .returns("Link was lost", Alert::message)
        .returns("1 of its findings, such as db", Alert::detail);
  }

  @Test
  void whileTheInventoryIsIncompleteNobodyKnowsWhetherTheCheckCouldTell() {
    var links = new World(World.policy());
    links.incompleteRun(minute(0), finding(vm("db"), verdict("ERR")));
    assertThat(links.all()).isEmpty();

    links.run(minute(5), "ERR");
    links.incompleteRun(minute(10), finding(vm("db"), verdict("PASS")));

    assertThat(links.all()).extracting(Alert::state).containsExactly(AlertState.OPEN);
  }

  @Test
  void whatNoSourceCanTellIsOneWarningHoweverManyRunsSaySo() {
    judge(0, reached(gap()));
    judge(1, reached(gap()));
    judge(2, reached(gap(), World.incomplete()));
    judge(3, unreached(caveat(Caveat.Kind.OUT_OF_REACH, "ssh://tokyo", "no route to host")));
    judge(4, unreached());

    assertThat(world.all())
        .filteredOn(alert -> alert.key().alertId().equals("ncc_coverage_gap"))
        .singleElement()
        .returns(AlertState.OPEN, Alert::state)
        .returns("ncc_inventory", Alert::checkId)
        .returns(
            "No source of this cluster tells: expiry of the client certificate", Alert::message)
        .returns("no source tells it; it would come from cvm:", Alert::detail);

    judge(5, reached());

    assertThat(world.toldOfAll())
        .filteredOn(line -> line.startsWith("ncc_coverage_gap"))
        .containsExactly(
            "ncc_coverage_gap RAISED WARNING tokyo-01",
            "ncc_coverage_gap RESOLVED WARNING tokyo-01");
  }

  @Test
  void whatIsAcceptedRaisesNothing() {
    judge(0, reached(caveat(Caveat.Kind.NOTE, "tokyo-01", "no source tells it; accepted")));

    assertThat(world.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {CertificateExpiry.class, NgtLink.class})
  void aCheckThatLacksWhatNoSourceTellsHasNoAlertOfItsOwn(Class<? extends Fact> needed) {
    var links = new World(World.policy());
    var run = needing(FactType.of(needed), finding(vm("db"), verdict("ERR")));

    links.judge(minute(0), World.cluster(run, 1, gap()), run);

    assertThat(links.all()).hasSize(needed == NgtLink.class ? 1 : 0);
  }

  private static Caveat gap() {
    return new Caveat(
        Caveat.Kind.UNKNOWABLE,
        "tokyo-01",
        "no source tells it; it would come from cvm:",
        FactType.setOf(CertificateExpiry.class),
        Set.of());
  }

  private static CheckRun needing(FactType fact, Finding finding) {
    var of = World.check("link_check", Optional.empty());
    var check =
        new CheckDescription(
            of.id(),
            of.module(),
            of.title(),
            of.description(),
            of.causes(),
            of.resolutions(),
            of.impact(),
            of.categories(),
            of.interval(),
            of.kb(),
            of.number(),
            of.alert(),
            Set.of(fact),
            of.uses(),
            of.metrics(),
            of.parameters());
    return CheckRun.of(check, List.of(finding), Duration.ZERO);
  }

  @Test
  void theReceiverIsToldWhatToDo() {
    var links = new World(World.policy());

    var notification = links.run(minute(0), "ERR").notifications().getFirst();

    assertThat(notification.check().resolutions())
        .contains("See what it says: ncc health_checks fake_checks link_check");
  }
}
