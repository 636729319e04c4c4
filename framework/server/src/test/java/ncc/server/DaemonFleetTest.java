package ncc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.engine.source.FleetPlan;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.engine.source.PlannedSource;
import ncc.server.alert.AlertTending;
import ncc.server.plan.DaemonPlan;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Resolution;
import ncc.spi.check.Status;
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
