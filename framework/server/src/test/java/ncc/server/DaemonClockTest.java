package ncc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import ncc.spi.check.Status;
import ncc.spi.notify.Notification;
import ncc.store.history.RunFilter;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskItem;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The clock of a daemon was ahead and is put right, or jumps ahead, while it runs or while it does
/// not.
@Timeout(30)
class DaemonClockTest extends DaemonWorld {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> CLOCK.instant().plus(ahead.get());

  private Daemon started(Duration interval) throws StoreException {
    var daemon = new Daemon(store, "d1", PACE, clock, plan(interval, true), NO_PLUGINS, List.of());
    daemon.start();
    return daemon;
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1M", "PT1H", "P366D"})
  void checksGoOnAndNothingLiesAheadWhenTheClockIsPutRight(Duration step) throws Exception {
    world.holds(VmFixture.healthy("db-01").link(false));
    ahead.set(step);
    try (var daemon = started(Duration.ofSeconds(1))) {
      await(() -> told.notifications.stream().anyMatch(isOf(Notification.Kind.RAISED)));
      ahead.set(Duration.ZERO);

      goesOn(daemon);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1M", "PT1H", "P366D"})
  void aStartAfterTheClockWasPutRightGoesOn(Duration step) throws Exception {
    world.holds(VmFixture.healthy("db-01").link(false));
    ahead.set(step);
    try (var _ = started(Duration.ofSeconds(1))) {
      await(() -> told.notifications.stream().anyMatch(isOf(Notification.Kind.RAISED)));
    }
    ahead.set(Duration.ZERO);

    try (var daemon = started(Duration.ofSeconds(1))) {
      goesOn(daemon);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1M", "PT1H", "P366D"})
  void checksGoOnWhenTheClockJumpsAhead(Duration step) throws Exception {
    world.holds(VmFixture.healthy("db-01").link(false));
    try (var daemon = started(Duration.ofSeconds(1))) {
      await(() -> told.notifications.stream().anyMatch(isOf(Notification.Kind.RAISED)));
      ahead.set(step);

      goesOn(daemon);
    }
  }

  /// What runs rarely does not wait for the day that the wrong clock had in mind.
  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "P366D"})
  void whatWasPlannedByAClockThatWasAheadIsDueInTime(Duration step) throws Exception {
    world.holds(VmFixture.healthy("db-01"));
    ahead.set(step);
    try (var daemon = started(Duration.ofMinutes(20))) {
      await(() -> runs() == 2);
      ahead.set(Duration.ZERO);

      var limit = clock.instant().plus(Duration.ofMinutes(20));
      await(() -> daemon.planned().stream().noneMatch(slot -> slot.due().isAfter(limit)));
    }
  }

  /// Five minutes are no more than clocks that differ.
  @ParameterizedTest
  @CsvSource({"-P366D, ERR", "-PT1H, ERR", "-PT4M, PASS", "PT1H, PASS"})
  void nothingPassesWhileTheClockIsBehindTheFacts(Duration step, Status status) throws Exception {
    world.holds(VmFixture.healthy("db-01"));
    var taken = world.inventory.get().orElseThrow().takenAt().orElseThrow();
    ahead.set(Duration.between(CLOCK.instant(), taken).plus(step));
    try (var _ = started(Duration.ofMinutes(20))) {
      await(() -> runs() == 2);

      assertThat(latest("link_check").status()).isEqualTo(status);
      assertThat(latest("link_check").complete()).isEqualTo(status == Status.PASS);
    }
  }

  private void goesOn(Daemon daemon) throws Exception {
    long before = newest();
    await(() -> newest() > before + 2);
    assertThat(latest("link_check").judged()).isBeforeOrEqualTo(clock.instant());
    assertThat(open()).allMatch(alert -> !alert.since().isAfter(clock.instant()));

    askedForEnds();
    world.holds(VmFixture.healthy("db-01"));
    await(() -> told.notifications.stream().anyMatch(isOf(Notification.Kind.RESOLVED)));
    assertThat(daemon.waitingRuns()).isZero();
  }

  private void askedForEnds() throws Exception {
    var item = new TaskItem("tokyo", "link_check");
    store.ledger().ask("task", "somebody", "link_check", List.of(item), clock.instant());
    await(() -> store.tasks().find("task").orElseThrow().endedAt().isPresent());
    assertThat(store.history().task("task").map(run -> !run.now().isAfter(clock.instant())))
        .contains(true);
  }

  private int newest() throws StoreException {
    return store.history().runs(RunFilter.ALL, ncc.store.history.Page.first(10_000)).size();
  }
}
