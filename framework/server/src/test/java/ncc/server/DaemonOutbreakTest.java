package ncc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.engine.CheckLimits;
import ncc.engine.CheckPlugin;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.schedule.Grid;
import ncc.server.plan.AlertRules;
import ncc.server.plan.DaemonPlan;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.spi.alert.Alert;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Outbreak;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Vm;
import ncc.spi.run.Causes;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;

/// Most VMs of a cluster lose their link at one time.
class DaemonOutbreakTest extends DaemonWorld {
  private static final Diagnosis DOWN = Diagnosis.warn("down", "Link is down", "");
  private static final Diagnosis WITH_OTHERS = Diagnosis.warn("with_others", "Link is down", "");
  private static final Diagnosis TOGETHER =
      Diagnosis.warn("together", "Most links are down", "{share} {when}")
          .explains("shared_check.with_others");

  @CheckInfo(
      id = "shared_check",
      module = "test_checks",
      title = "Shared",
      description = "Link of the VM",
      causes = "It is down.",
      resolutions = "Put it up.",
      impact = "Nothing goes.",
      categories = "Test",
      interval = "1s")
  public record SharedCheck() implements VmCheck {
    @Override
    public List<Diagnosis> diagnoses() {
      return List.of(DOWN, WITH_OTHERS, TOGETHER);
    }

    @Override
    public Optional<Outbreak> outbreak() {
      return Optional.of(new Outbreak(TOGETHER, WITH_OTHERS, Set.of(DOWN)));
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      boolean works = vm.get(NgtLink.class).map(NgtLink::active).orElse(false);
      return works ? Verdict.pass() : DOWN.verdict();
    }
  }

  @Test
  void isOneCauseWhileItLastsAndNoneAfterwards() throws Exception {
    world.holds(up("a"), up("b"), up("c"), up("d"), down("old"));

    try (var daemon = daemon(shared())) {
      daemon.start();
      await(() -> runs() >= 1);
      assertThat(causes()).containsExactly("down 1+0");

      world.holds(down("a"), down("b"), down("c"), up("d"), down("old"));
      await(() -> causes().equals(List.of("together 1+3", "down 1+0")));
      await(() -> open().stream().anyMatch(alert -> alert.subject().kind().equals(Kind.CLUSTER)));
      assertThat(open())
          .filteredOn(alert -> alert.subject().kind().equals(Kind.CLUSTER))
          .singleElement()
          .returns("together", Alert::diagnosis)
          .satisfies(alert -> assertThat(alert.detail()).startsWith("3 of 4 since "));

      int before = runs();
      await(() -> runs() >= before + 2);
      assertThat(causes()).as("while it lasts").containsExactly("together 1+3", "down 1+0");

      world.holds(up("a"), down("b"), down("c"), up("d"), down("old"));
      await(() -> causes().equals(List.of("together 1+2", "down 1+0")));
      await(() -> open().stream().anyMatch(alert -> alert.detail().startsWith("2 of 4 since ")));

      world.holds(up("a"), up("b"), down("c"), up("d"), down("old"));
      await(() -> causes().equals(List.of("down 2+0")));
      await(() -> open().stream().noneMatch(alert -> alert.subject().kind().equals(Kind.CLUSTER)));
    }
  }

  private static VmFixture up(String name) {
    return VmFixture.healthy(name);
  }

  private static VmFixture down(String name) {
    return VmFixture.healthy(name).link(false);
  }

  private List<String> causes() throws Exception {
    var run = store.history().run(latest("shared_check").run().orElseThrow()).orElseThrow();
    return run.clusters().stream()
        .flatMap(cluster -> Causes.of(cluster).stream())
        .map(cause ->
            cause.id().replace("shared_check.", "")
                + " %d+%d".formatted(cause.roots().size(), cause.consequences().size()))
        .toList();
  }

  private DaemonPlan shared() {
    var limits =
        new CheckLimits(Optional.of(Duration.ofDays(36_500)), Optional.empty(), Optional.empty());
    var check = CheckPlugin.of(new SharedCheck()).with(limits);
    var description = check.description();
    var plan = plan(Duration.ofSeconds(1), true);
    return new DaemonPlan(
        plan.version(),
        plan.fleet(),
        plan.limits(),
        List.of(new PlannedCheck(check, new Grid(Duration.ofSeconds(1)))),
        plan.bringers(),
        plan.network(),
        plan.deadline(),
        plan.maxAge(),
        new AlertRules(
            Map.of(check.id(), new AlertRules.Rule(description, AlertPolicy.of(description)))),
        plan.routes(),
        plan.keeping(),
        List.of());
  }
}
