package ncc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import ncc.engine.CheckPlugin;
import ncc.engine.schedule.Grid;
import ncc.server.page.fleet.FleetPage;
import ncc.server.plan.DaemonPlan;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Guest;
import ncc.store.schedule.PlannedSlot;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskItem;
import ncc.store.task.TaskProgress;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs that somebody asks for, beside a schedule that is content with facts of an hour ago.
@Timeout(30)
class DaemonAskedTest extends DaemonWorld {
  private static final TaskItem LINK = new TaskItem("tokyo", "link_check");
  private static final TaskItem OTHER = new TaskItem("tokyo", "other_check");

  private Daemon started(PlannedCheck... more) throws StoreException {
    var plan = plan(Duration.ofHours(1), true);
    var patient =
        new DaemonPlan(
            plan.version(),
            plan.fleet(),
            plan.limits(),
            Stream.concat(plan.checks().stream(), Stream.of(more)).toList(),
            plan.bringers(),
            plan.network(),
            plan.deadline(),
            Duration.ofHours(1),
            plan.alerts(),
            plan.routes(),
            plan.keeping(),
            List.of());
    var daemon = daemon(patient);
    daemon.start();
    return daemon;
  }

  /// Looks from inside a guest, where no guest is.
  @CheckInfo(
      id = "inside_check",
      module = "test_checks",
      title = "Inside",
      description = "Nothing",
      causes = "None.",
      resolutions = "None.",
      impact = "None.",
      categories = "Test",
      interval = "1s")
  public record InsideCheck() implements GuestCheck {
    @Override
    public Verdict check(Guest guest, CheckContext context) {
      return Verdict.pass();
    }
  }

  private void ask(String task, TaskItem... items) throws StoreException {
    store.ledger().ask(task, "somebody", "all", List.of(items), CLOCK.instant());
  }

  private TaskProgress ended(String task) throws Exception {
    await(() -> store.tasks().find(task).orElseThrow().endedAt().isPresent());
    return store.tasks().find(task).orElseThrow();
  }

  private Status status(String task) throws StoreException {
    return store.history().task(task).orElseThrow().status();
  }

  @Test
  void whoAsksAfterAFixSeesTheFix() throws Exception {
    world.holds(VmFixture.healthy("db-01").link(false));
    try (var _ = started()) {
      await(() -> runs() == 2);
      world.holds(VmFixture.healthy("db-01"));

      ask("fixed", LINK);
      ended("fixed");
      assertThat(status("fixed")).isEqualTo(Status.PASS);

      world.holds(VmFixture.healthy("db-01").link(false));
      ask("broken", LINK);
      ended("broken");
      assertThat(status("broken")).isEqualTo(Status.FAIL);
    }
  }

  /// Its checks are judged by one reading.
  @Test
  void whatIsAskedForTogetherIsReadOnce() throws Exception {
    world.holds(VmFixture.healthy("db-01"));
    try (var _ = started()) {
      await(() -> runs() == 2);
      int before = world.readings.get();

      ask("all", LINK, OTHER);
      ended("all");

      assertThat(world.readings.get() - before).isEqualTo(1);
    }
  }

  @Test
  void whoAsksWhileItIsReadSharesTheReadingAndItsResult() throws Exception {
    world.holds(VmFixture.healthy("db-01").link(false));
    try (var _ = started()) {
      await(() -> runs() == 2);
      int before = world.readings.get();
      world.isSlow = true;
      ask("first", LINK);
      await(() -> world.readings.get() == before + 1);
      ask("second", LINK);
      world.end.countDown();

      assertThat(ended("first").shared()).isZero();
      assertThat(ended("second").shared()).isEqualTo(1);
      assertThat(status("first")).isEqualTo(Status.FAIL);
      assertThat(status("second")).isEqualTo(Status.FAIL);
      assertThat(runs()).isEqualTo(3);
      assertThat(world.readings.get()).isEqualTo(before + 1);
    }
  }

  @Test
  void whoAsksTheSameAtOnceGetsTheSame() throws Exception {
    world.holds(VmFixture.healthy("db-01").link(false));
    try (var _ = started()) {
      await(() -> runs() == 2);
      for (var task : List.of("a", "b", "c")) {
        ask(task, LINK, OTHER);
      }
      for (var task : List.of("a", "b", "c")) {
        assertThat(ended(task).done()).isEqualTo(2);
        assertThat(status(task)).isEqualTo(Status.FAIL);
      }
    }
  }

  /// What is not made for a cluster is neither done nor dropped, and no result that is awaited.
  @Test
  void whatIsNotMadeForTheClusterIsCountedApart() throws Exception {
    world.holds(VmFixture.healthy("db-01"));
    var inside = new PlannedCheck(CheckPlugin.of(new InsideCheck()), new Grid(Duration.ofHours(1)));
    try (var daemon = started(inside)) {
      await(() -> runs() == 2 && daemon.planned().stream().allMatch(DaemonAskedTest::hasRun));

      ask("all", LINK, OTHER, new TaskItem("tokyo", "inside_check"));

      var task = ended("all");
      assertThat(List.of(task.items(), task.done(), task.dropped(), task.inapplicable()))
          .containsExactly(2, 2, 0, 1);
      assertThat(FleetPage.idle(daemon.planned(), store.history().latest()))
          .containsExactly("inside_check");
    }
  }

  private static boolean hasRun(PlannedSlot slot) {
    return slot.lastRun().isPresent();
  }
}
