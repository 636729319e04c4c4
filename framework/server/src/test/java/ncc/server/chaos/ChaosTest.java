package ncc.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;
import ncc.store.Store;
import ncc.store.alert.AlertFilter;
import ncc.store.alert.AlertOrder;
import ncc.store.delivery.DeliveryLine;
import ncc.store.delivery.DeliveryList;
import ncc.store.delivery.DeliveryState;
import ncc.store.sql.Connections;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Three daemons on one PostgreSQL are killed and started again at random, and PostgreSQL is
/// stopped and started in the middle, while clusters come and go. `-Dchaos.seed=N` repeats what was
/// done to them.
@Tag("long")
@Timeout(300)
class ChaosTest {
  private static final long CHAOS_MS = 45_000;
  private static final long OUTAGE_MS = 3_000;

  /// Beyond that, turns are told as flapping.
  private static final int MOST_TURNS = 4;

  private static final AlertFilter ALL =
      new AlertFilter(
          Optional.empty(),
          Optional.empty(),
          Severity.INFO,
          EnumSet.allOf(AlertState.class),
          Optional.empty());

  @TempDir Path folder;
  private final long seed = Long.getLong("chaos.seed", System.nanoTime() % 100_000);
  private final Random random = new Random(seed);
  private final Map<String, Integer> turns = new HashMap<>();
  private final Map<String, Integer> downs = new HashMap<>();
  private long outageBegan;
  private long outageEnded;

  @Test
  void nothingRunsTwiceAtOnceNothingIsMissedAndNoAlertIsLostOrDoubled() throws Exception {
    System.out.println("chaos seed " + seed);
    var world = new ChaosWorld(folder);
    try (var postgres = new Postgres(folder.resolve("postgres"));
        var store = Store.open(postgres.address());
        var fleet = new Fleet(folder, postgres.port(), random)) {
      while (fleet.size() < 3) {
        fleet.start();
      }
      fleet.awaitReady();
      wreak(world, fleet, postgres, store);
      while (fleet.size() < 3) {
        fleet.start();
      }
      fleet.awaitReady();
      settle(world, store);
      assertThat(fleet.allLive()).as(fleet.said()).isTrue();
      fleet.end();

      judgeRuns(Runs.of(world.runs().lines(), fleet.killed()), fleet);
      judgeAlerts(alerts(store));
      judgeTold(world, alerts(store), waiting(postgres));
    }
  }

  /// Kills, starts and turns at random; halfway, PostgreSQL goes and comes back.
  private void wreak(ChaosWorld world, Fleet fleet, Postgres postgres, Store store)
      throws Exception {
    long began = System.currentTimeMillis();
    while (System.currentTimeMillis() < began + CHAOS_MS) {
      if (outageBegan == 0 && System.currentTimeMillis() > began + CHAOS_MS / 2) {
        outage(postgres, fleet);
      }
      switch (random.nextInt(3)) {
        case 0 -> fleet.kill();
        case 1 -> {
          if (fleet.size() < 3) {
            fleet.start();
          }
        }
        default -> turnOne(world, store);
      }
      Thread.sleep(300 + random.nextInt(1500));
    }
  }

  /// A daemon that would start meanwhile ends with one line, and whoever looks after it starts it
  /// again; here, all have started.
  private void outage(Postgres postgres, Fleet fleet) throws Exception {
    fleet.awaitReady();
    outageBegan = System.currentTimeMillis();
    postgres.stop();
    Thread.sleep(OUTAGE_MS);
    postgres.start();
    outageEnded = System.currentTimeMillis();
  }

  /// Turns a cluster of which the store knows how it is.
  private void turnOne(ChaosWorld world, Store store) throws Exception {
    var cluster = ChaosWorld.CLUSTERS.get(random.nextInt(ChaosWorld.CLUSTERS.size()));
    if (turns.getOrDefault(cluster, 0) < MOST_TURNS && isSettled(cluster, world, store)) {
      world.turn(cluster);
      turns.merge(cluster, 1, Integer::sum);
      if (world.isDown(cluster)) {
        downs.merge(cluster, 1, Integer::sum);
      }
    }
  }

  private static boolean isSettled(String cluster, ChaosWorld world, Store store)
      throws StoreException {
    return world.isDown(cluster)
        == alerts(store).stream()
            .anyMatch(alert -> alert.clusterName().equals(cluster) && alert.state().isOpen());
  }

  private void settle(ChaosWorld world, Store store) throws Exception {
    for (var cluster : ChaosWorld.CLUSTERS) {
      while (!isSettled(cluster, world, store)) {
        Thread.sleep(100);
      }
    }
    Thread.sleep(3_000); // deliveries
  }

  private static List<Alert> alerts(Store store) throws StoreException {
    return store.alertSearch().page(ALL, AlertOrder.BY_CLUSTER, Page.Wanted.first(1000)).items();
  }

  private static List<DeliveryLine> waiting(Postgres postgres) throws StoreException {
    try (var database = Connections.open(postgres.address())) {
      return new DeliveryList(database)
          .page(DeliveryState.WAITING, Page.Wanted.first(1000))
          .items();
    }
  }

  private void judgeRuns(Runs runs, Fleet fleet) throws Exception {
    assertThat(fleet.killed()).as("nobody was killed; seed %d", seed).isNotEmpty();
    assertThat(runs.bySlot()).hasSize(2 * ChaosWorld.CLUSTERS.size());
    assertThat(runs.atOnce()).as("seed %d; %s", seed, fleet.said()).isEmpty();
    long most = 2 * ChaosDaemon.PACE.heartbeat().toMillis() + 2 * ChaosWorld.INTERVAL.toMillis();
    assertThat(runs.missed(most, outageBegan, outageEnded))
        .as("seed %d; %s", seed, fleet.said())
        .isEmpty();
  }

  /// One alert for each time that a cluster went down, raised once and, when it came back, resolved
  /// once.
  private void judgeAlerts(List<Alert> alerts) {
    assertThat(downs).as("nothing went down; seed %d", seed).isNotEmpty();
    assertThat(alerts)
        .as("seed %d", seed)
        .allSatisfy(alert -> {
          assertThat(alert.key().alertId()).isEqualTo("up_check");
          assertThat(events(alert, AlertEvent.Kind.RAISED)).isEqualTo(1);
          assertThat(events(alert, AlertEvent.Kind.RESOLVED))
              .isEqualTo(alert.state().isOpen() ? 0 : 1);
        });
    var perCluster =
        alerts.stream()
            .collect(Collectors.groupingBy(Alert::clusterName, Collectors.summingInt(_ -> 1)));
    assertThat(perCluster).as("seed %d", seed).isEqualTo(downs);
  }

  private static long events(Alert alert, AlertEvent.Kind kind) {
    return alert.trail().stream().filter(event -> event.kind() == kind).count();
  }

  /// Receivers are told each of it by one notification, which may come again; what a daemon had
  /// taken when it was killed waits for its deadline.
  private void judgeTold(ChaosWorld world, List<Alert> alerts, List<DeliveryLine> waiting)
      throws Exception {
    var told =
        world.told().lines().stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.get(3) + " " + line.get(2),
                    Collectors.mapping(line -> line.get(1), Collectors.toSet())));
    assertThat(told.values()).as("seed %d: %s", seed, told).allMatch(ids -> ids.size() == 1);
    for (var alert : alerts) {
      for (var kind : expected(alert)) {
        assertThat(told.containsKey(alert.id() + " " + kind) || isWaiting(alert, waiting))
            .as("seed %d: %s of %s was not told", seed, kind, alert)
            .isTrue();
      }
    }
  }

  private static List<Notification.Kind> expected(Alert alert) {
    return alert.state().isOpen()
        ? List.of(Notification.Kind.RAISED)
        : Arrays.asList(Notification.Kind.RAISED, Notification.Kind.RESOLVED);
  }

  private static boolean isWaiting(Alert alert, List<DeliveryLine> waiting) {
    return waiting.stream().anyMatch(line -> line.clusterName().equals(alert.clusterName()));
  }
}
