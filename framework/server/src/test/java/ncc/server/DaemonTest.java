package ncc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ncc.spi.check.Status;
import ncc.spi.notify.Notification;
import ncc.store.task.TaskItem;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;

/// What a daemon finds, remembers, raises and tells.
class DaemonTest extends DaemonWorld {
  @Test
  void runsRemembersRaisesAndResolves() throws Exception {
    world.holds(VmFixture.healthy("web-01"), VmFixture.healthy("db-01").link(false));
    try (var daemon = daemon(plan(Duration.ofSeconds(1), true))) {
      daemon.start();
      await(() -> open().size() == 1);

      var alert = open().getFirst();
      assertThat(alert.subject().name()).isEqualTo("db-01");
      assertThat(alert.clusterName()).isEqualTo("tokyo");
      assertThat(latest("link_check").status()).isEqualTo(Status.FAIL);
      await(() -> told.notifications.stream().anyMatch(isOf(Notification.Kind.RAISED)));

      world.holds(VmFixture.healthy("web-01"), VmFixture.healthy("db-01"));
      await(() -> open().isEmpty());
      await(() -> told.notifications.stream().anyMatch(isOf(Notification.Kind.RESOLVED)));
    }
  }

  /// However many look, one of them at most is hung up, and that is none of those who look.
  @Test
  void whoLooksAtAClusterDoesNotWaitForItsSource() throws Exception {
    world.isSlow = true;
    try (var daemon = daemon(plan(Duration.ofHours(1), true))) {
      var seen = new java.util.concurrent.ConcurrentLinkedQueue<Optional<?>>();
      var lookers =
          java.util.stream.IntStream.range(0, 300)
              .mapToObj(_ -> Thread.ofVirtual().start(() -> seen.add(daemon.inventory("tokyo"))))
              .toList();
      for (Thread looker : lookers) {
        looker.join();
      }

      assertThat(seen).hasSize(300).containsOnly(Optional.empty());
      assertThat(world.readings).hasValue(1);

      world.holds(VmFixture.healthy("db-01"));
      world.end.countDown();
      await(() -> daemon.inventory("tokyo").isPresent());
    }
  }

  @Test
  void moreIsKnownOfAnAlertThatReceiversWereToldOf() throws Exception {
    var down = VmFixture.healthy("db-01").link(false);
    world.holds(down);
    try (var daemon = daemon(plan(Duration.ofSeconds(1), true))) {
      daemon.start();
      await(() -> told.notifications.stream().anyMatch(isOf(Notification.Kind.RAISED)));

      world.holds(down.guestOs("windows:64:Server-2022"));
      await(() -> open().getFirst().detail().equals("windows:64:Server-2022"));
    }
    assertThat(open()).hasSize(1);
    assertThat(open().getFirst().trail()).hasSize(1);
    assertThat(told.notifications).hasSize(1);
  }

  @Test
  void aSourceOutOfReachRaisesItsOwnAlertAndLeavesTheOthers() throws Exception {
    world.holds(VmFixture.healthy("db-01").link(false));
    try (var daemon = daemon(plan(Duration.ofSeconds(1), true))) {
      daemon.start();
      await(() -> open().size() == 1);

      world.inventory.set(Optional.empty());
      await(() -> open().size() == 2);

      assertThat(open())
          .extracting(alert -> alert.key().alertId())
          .containsExactlyInAnyOrder("link_check", "ncc_inventory_incomplete");
      world.holds(VmFixture.healthy("db-01").link(false));
      await(() -> open().size() == 1);
      assertThat(open().getFirst().key().alertId()).isEqualTo("link_check");
    }
  }

  @Test
  void clustersOfASourceAreFoundAndReadOnceForTheirChecks() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), false))) {
      daemon.start();
      await(() -> runs() == 2);

      assertThat(daemon.clusters()).hasSize(1);
      assertThat(world.readings.get()).isBetween(1, 2);
    }
  }

  @Test
  void whatIsAskedForRunsAtOnceAndIsTold() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), true))) {
      daemon.start();
      await(() -> runs() == 2);

      store
          .ledger()
          .ask(
              "task-1",
              "somebody",
              "link_check",
              List.of(new TaskItem("tokyo", "link_check")),
              CLOCK.instant());

      await(() -> store.tasks().find("task-1").orElseThrow().endedAt().isPresent());
      assertThat(store.history().task("task-1")).isPresent();
    }
  }

  @Test
  void whatIsCutOffWhenTheDaemonEndsIsNotKept() throws Exception {
    world.isSlow = true;
    var daemon = daemon(plan(Duration.ofSeconds(1), true));
    daemon.start();
    await(() -> world.readings.get() > 0);

    daemon.close();
    await(DaemonTest::noSlotRuns);

    assertThat(runs()).isZero();
    assertThat(open()).isEmpty();
  }

  private static boolean noSlotRuns() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().startsWith("slot-"));
  }
}
