package ncc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import ncc.server.plan.DaemonPlan;
import ncc.spi.check.Status;
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

  private Daemon started() throws StoreException {
    var plan = plan(Duration.ofHours(1), true);
    var patient =
        new DaemonPlan(
            plan.version(),
            plan.fleet(),
            plan.limits(),
            plan.checks(),
            plan.bringers(),
            plan.network(),
            plan.deadline(),
            Duration.ofHours(1),
            plan.alerts(),
            plan.routes(),
            plan.keeping());
    var daemon = daemon(patient);
    daemon.start();
    return daemon;
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
}
