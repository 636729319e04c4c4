package ncc.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import ncc.engine.source.FleetPlan;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.engine.source.PlannedSource;
import ncc.server.alert.AlertTending;
import ncc.server.plan.DaemonPlan;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Resolution;
import ncc.spi.check.Status;
import ncc.spi.inventory.Kind;
import ncc.spi.notify.Notification;
import ncc.spi.setting.Settings;
import ncc.spi.source.WantedClusters;
import ncc.store.history.Latest;
import ncc.store.setting.SettingName;
import ncc.testkit.ClusterFixture;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Clusters come and go in the configuration, and settings that nobody can follow are stored.
@Timeout(30)
class DaemonFleetTest extends DaemonWorld {
  private DaemonPlan plan(String... clusters) {
    var source = new PlannedSource(world, "", Settings.NONE, "world:");
    var fleet =
        new FleetPlan(
            Arrays.stream(clusters)
                .map(name -> new PlannedCluster(name, List.of(source), Duration.ofSeconds(10)))
                .toList(),
            List.of(),
            WantedClusters.own(Set.of(clusters)));
    return plan(Duration.ofSeconds(1), true).withFleet(fleet);
  }

  /// The second one reads the first one's cluster, where all is well.
  @Test
  void twoClustersOfOneUuidAreErrAndLeaveTheAlertsAlone() throws Exception {
    holds(VmFixture.healthy("db-01").link(false));
    try (var daemon = daemon(plan("tokyo"))) {
      daemon.start();
      await(() -> open().size() == 1);
      var alert = open().getFirst().id();

      daemon.reload(plan("tokyo", "osaka"));
      await(() -> errs("osaka") && errs("tokyo"));
      holds(VmFixture.healthy("web-01"));
      int before = runs();
      await(() -> runs() > before + 8);

      assertThat(open()).extracting(Alert::id).contains(alert);
      assertThat(told.notifications).noneMatch(isOf(Notification.Kind.RESOLVED));
    }
  }

  /// Whoever is read last, and however seldom checks are due.
  @ParameterizedTest
  @CsvSource({
    "tokyo osaka, tokyo",
    "tokyo osaka, osaka",
    "tokyo osaka kyoto, tokyo",
    "tokyo osaka kyoto, osaka",
    "tokyo osaka kyoto, kyoto"
  })
  void clustersOfOneUuidAreErrFromTheirFirstRunOn(String names, String last) throws Exception {
    holds(VmFixture.healthy("db-01").link(false));
    var worlds = worlds(names.split(" "));
    requireNonNull(worlds.get(last)).isSlow = true;
    try (var daemon = daemon(seldom(worlds))) {
      daemon.start();
      await(() ->
          worlds.entrySet().stream()
              .allMatch(one -> one.getKey().equals(last) || one.getValue().readings.get() > 0));
      requireNonNull(worlds.get(last)).end.countDown();
      await(() -> store.history().latest().size() == 2 * worlds.size());
    }

    assertThat(store.history().latest())
        .allMatch(latest -> worlds.containsKey(latest.cluster()))
        .extracting(Latest::status)
        .containsOnly(Status.ERR);
    assertThat(open()).noneMatch(alert -> alert.subject().kind().equals(Kind.VM));
  }

  @Test
  void aConflictThatCameAndWentIsJudgedAtOnceEachTime() throws Exception {
    holds(VmFixture.healthy("db-01"));
    try (var daemon = daemon(seldom(worlds("tokyo")))) {
      daemon.start();
      await(() -> store.history().latest().size() == 2);

      daemon.reload(seldom(worlds("tokyo", "osaka")));
      await(() -> ofStatus("tokyo", Status.ERR) == 2 && ofStatus("osaka", Status.ERR) == 2);
      var before = CLOCK.instant();
      daemon.reload(seldom(worlds("tokyo")));

      await(() ->
          store.history().latest().stream()
                  .filter(latest -> latest.judged().isAfter(before))
                  .filter(latest -> latest.status() == Status.PASS)
                  .count()
              == 2);
    }
  }

  /// What was known of it before the conflict does not count.
  @Test
  void aConflictHoldsOverARestartWhileTheOtherIsStillRead() throws Exception {
    holds(VmFixture.healthy("db-01"));
    try (var daemon = daemon(seldom(worlds("tokyo")))) {
      daemon.start();
      await(() -> store.history().latest().size() == 2);
      daemon.reload(seldom(worlds("tokyo", "osaka")));
      await(() -> ofStatus("tokyo", Status.ERR) == 2 && ofStatus("osaka", Status.ERR) == 2);
    }
    var ended = CLOCK.instant();
    var worlds = worlds("tokyo", "osaka");
    requireNonNull(worlds.get("osaka")).isSlow = true;

    try (var daemon = daemon(plan("tokyo", "osaka").withFleet(fleet(worlds)))) {
      daemon.start();
      await(() ->
          requireNonNull(worlds.get("tokyo")).readings.get() > 0
              && requireNonNull(worlds.get("osaka")).readings.get() > 0);
      requireNonNull(worlds.get("osaka")).end.countDown();
      await(() ->
          store.history().latest().stream().filter(one -> one.judged().isAfter(ended)).count()
              == 4);
    }

    assertThat(store.history().latest())
        .filteredOn(latest -> latest.judged().isAfter(ended))
        .extracting(Latest::status)
        .containsOnly(Status.ERR);
  }

  /// Taken out of ncc.yaml while no daemon runs, whether or not the other was ever judged as sound.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoeverIsLeftOfAConflictIsJudgedAtTheStart(boolean wasSound) throws Exception {
    holds(VmFixture.healthy("db-01"));
    if (wasSound) {
      try (var daemon = daemon(seldom(worlds("tokyo")))) {
        daemon.start();
        await(() -> store.history().latest().size() == 2);
      }
    }
    try (var daemon = daemon(seldom(worlds("tokyo", "osaka")))) {
      daemon.start();
      daemon.reload(seldom(worlds("tokyo", "osaka")));
      await(() -> ofStatus("tokyo", Status.ERR) == 2 && ofStatus("osaka", Status.ERR) == 2);
    }
    var before = CLOCK.instant();

    try (var daemon = daemon(seldom(worlds("tokyo")))) {
      daemon.start();
      await(() ->
          store.history().latest().stream()
                  .filter(latest -> latest.clusterName().equals("tokyo"))
                  .filter(latest -> latest.judged().isAfter(before))
                  .filter(latest -> latest.status() == Status.PASS)
                  .count()
              == 2);
    }
  }

  private long ofStatus(String key, Status status) throws Exception {
    return store.history().latest().stream()
        .filter(latest -> latest.cluster().equals(key) && latest.status() == status)
        .count();
  }

  /// One for each cluster, which all hold the same.
  private Map<String, World> worlds(String... names) {
    var worlds = new TreeMap<String, World>();
    for (String name : names) {
      var one = new World();
      one.inventory.set(world.inventory.get());
      worlds.put(name, one);
    }
    return worlds;
  }

  private DaemonPlan seldom(Map<String, World> worlds) {
    return plan(Duration.ofDays(1), true).withFleet(fleet(worlds));
  }

  private static FleetPlan fleet(Map<String, World> worlds) {
    return new FleetPlan(
        worlds.entrySet().stream().map(one -> planned(one.getKey(), one.getValue())).toList(),
        List.of(),
        WantedClusters.own(worlds.keySet()));
  }

  private static PlannedCluster planned(String name, World world) {
    var source = new PlannedSource(world, "", Settings.NONE, "world:" + name);
    return new PlannedCluster(name, List.of(source), Duration.ofSeconds(10));
  }

  private void holds(VmFixture vm) {
    var inventory = ClusterFixture.healthy(vm).inventory();
    world.inventory.set(
        Optional.of(inventory.withCluster(inventory.cluster().withUuid(new UUID(4, 2)))));
  }

  /// Under its name, for what it is stays unknown.
  private boolean errs(String name) throws Exception {
    return store.history().latest().stream()
        .filter(latest -> latest.cluster().equals(name))
        .map(Latest::status)
        .anyMatch(Status.ERR::equals);
  }

  @Test
  void theAlertsOfAClusterThatIsNoLongerConfiguredEndAfterAWhile() throws Exception {
    world.holds(VmFixture.healthy("db-01").link(false));
    DaemonPlan without = plan();
    try (var daemon = daemon(plan("tokyo"))) {
      daemon.start();
      await(() -> open().size() == 1);
      daemon.reload(without);
      assertThat(daemon.isConfigured("tokyo")).isFalse();
    }
    var alert = open().getFirst();
    var last = latest("link_check").judged();

    tending(without, last.plus(Duration.ofMinutes(59))).leave(name -> true);
    assertThat(open()).containsExactly(alert);
    tending(without, last.plus(Duration.ofMinutes(61))).leave(name -> false);
    assertThat(open()).containsExactly(alert);
    tending(without, last.plus(Duration.ofMinutes(61))).leave(name -> true);

    assertThat(open()).isEmpty();
    var ended = store.alertSearch().those(List.of(alert.id())).getFirst();
    assertThat(ended.resolution()).contains(Resolution.GONE);
    assertThat(ended.trail().getLast().note()).isEqualTo("cluster tokyo is no longer configured");
  }

  private AlertTending tending(DaemonPlan plan, Instant now) {
    return new AlertTending(store, "d", () -> plan, key -> "tokyo", () -> now);
  }

  @ParameterizedTest
  @CsvSource({
    "interval, 999999999999d",
    "interval, 0s",
    "interval, P999999999D",
    "cron, 0 0 30 2 *",
    "alert.flap-window, 999999999999d",
    "alert.remind, 99999999999999999999d",
    "alert.raise-after, 99999999999",
    "alert.raise-after, -1",
    "alert.flap-turns, 99999999999",
    "enabled, perhaps",
    "no-such, 1"
  })
  void aStoredSettingThatCannotBeFollowedStopsNothing(String name, String value) throws Exception {
    world.holds(VmFixture.healthy("db-01"));
    store
        .checkSettings()
        .set(
            CLOCK.instant(),
            "an older ncc",
            Map.of(
                new SettingName(Optional.empty(), "link_check", name), Optional.of(value),
                new SettingName(Optional.of("tokyo"), "link_check", name), Optional.of(value)));

    try (var daemon = daemon(plan("tokyo"))) {
      daemon.start();

      await(() -> store.history().latest().size() == 2);
      assertThat(latest("link_check").status()).isEqualTo(Status.PASS);
    }
  }
}
