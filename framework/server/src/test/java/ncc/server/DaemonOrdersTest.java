package ncc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ncc.engine.schedule.Grid;
import ncc.server.plan.CronTiming;
import ncc.spi.setting.Settings;
import ncc.store.history.Keeping;
import ncc.store.schedule.PlannedSlot;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskItem;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;

/// What plans, and people at run time, make of a daemon that runs.
class DaemonOrdersTest extends DaemonWorld {
  @Test
  void anotherPlanTakesPlaceWhileItRuns() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), true))) {
      daemon.start();
      await(() -> runs() == 2);

      daemon.reload(plan(Duration.ofSeconds(1), true));

      await(() -> runs() > 4);
    }
  }

  @Test
  void whatIsSetIsInForceAtOnceHereAndSoonInAnotherDaemon() throws Exception {
    world.holds(VmFixture.healthy("db-01").link(false));
    try (var daemon = daemon(plan(Duration.ofHours(1), true));
        var other =
            new Daemon(
                store, "d2", PACE, CLOCK, plan(Duration.ofHours(1), true), NO_PLUGINS, List.of())) {
      daemon.start();
      other.start();
      await(() -> runs() == 2 && open().size() == 1);
      var tokyo = Optional.of("tokyo");

      daemon.control().change("ann", tokyo, "link_check", "enabled", Optional.of("false"));

      assertThat(daemon.planned())
          .extracting(planned -> planned.slot().check())
          .containsExactly("other_check");
      await(() -> !isOn(other));
      assertThat(open()).as("nothing is known of it any more").hasSize(1);

      other
          .control()
          .change(
              "bob",
              tokyo,
              "link_check",
              Map.of("enabled", Optional.empty(), "interval", Optional.of("1s")));
      await(() -> isOn(daemon));
      await(() -> runs() > 4);
    }
  }

  private static boolean isOn(Daemon daemon) throws StoreException {
    return daemon.planned().stream().anyMatch(one -> one.slot().check().equals("link_check"))
        && daemon.checks().of("link_check", Optional.of("tokyo")).orElseThrow().enabled();
  }

  @Test
  void whatIsSwitchedOffWhileSomebodyWaitsForItIsDropped() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), true))) {
      daemon.start();
      await(() -> runs() == 2);
      daemon
          .control()
          .change("ann", Optional.empty(), "link_check", "enabled", Optional.of("false"));

      store
          .ledger()
          .ask(
              "task-1",
              "somebody",
              "link_check",
              List.of(new TaskItem("tokyo", "link_check")),
              CLOCK.instant());

      await(() -> store.tasks().find("task-1").orElseThrow().dropped() == 1);
    }
  }

  @Test
  void aCronExpressionDecidesWhenSlotsAreDueAndAnotherPlanMovesThem() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    var yearly = CronTiming.parse("30 2 29 2 * Asia/Tokyo");
    var monthly = CronTiming.parse("30 2 28 * *");
    try (var daemon = daemon(plan(yearly, true, Settings.NONE, Keeping.STANDARD))) {
      daemon.start();
      await(() -> daemon.planned().size() == 2);
      assertThat(daemon.planned()).extracting(PlannedSlot::due).containsOnly(next(yearly));

      daemon.reload(plan(monthly, true, Settings.NONE, Keeping.STANDARD));

      assertThat(daemon.planned()).extracting(PlannedSlot::due).containsOnly(next(monthly));
    }
  }

  private static Instant next(CronTiming timing) {
    return timing.after(CLOCK.instant(), "tokyo");
  }

  @Test
  void whatIsOlderThanThePlanKeepsGoesAtTheStart() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), true))) {
      daemon.start();
      await(() -> runs() == 2);
    }
    var moment = Duration.ofMillis(1);
    var brief = new Keeping(moment, moment, OptionalLong.empty());
    try (var daemon = daemon(plan(new Grid(Duration.ofHours(1)), true, Settings.NONE, brief))) {
      daemon.start();

      await(() -> runs() == 0);
    }
  }

  @Test
  void clustersThatWereFoundStayKnownWhenTheirSourceIsSetOtherwise() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), false))) {
      daemon.start();
      await(() -> runs() == 2);
      var found = daemon.clusters();
      world.isSlow = true;

      daemon.reload(
          plan(Duration.ofHours(1), false, new Settings(Map.of("x", List.of("1")), Map.of())));

      assertThat(daemon.clusters()).isEqualTo(found).hasSize(1);
      assertThat(daemon.planned()).hasSize(2);
      world.end.countDown();
    }
  }
}
