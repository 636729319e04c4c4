package ncc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.engine.CheckLimits;
import ncc.engine.CheckPlugin;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.schedule.Grid;
import ncc.server.plan.AlertRules;
import ncc.server.plan.DaemonPlan;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Vm;
import ncc.spi.notify.Notification;
import ncc.testkit.ClusterFixture;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;

/// Checks that a daemon runs one by one share one alert on what no source can tell.
class DaemonCoverageTest extends DaemonWorld {
  @Test
  void twoChecksThatLackAFactAndOneThatDoesNotRaiseOneAlertThatStays() throws Exception {
    world.inventory.set(Optional.of(withoutCertificates()));

    try (var daemon = daemon(covered(Optional.empty()))) {
      daemon.start();
      await(() -> runs() >= 9);
    }

    assertThat(open())
        .singleElement()
        .satisfies(alert -> assertThat(alert.key().alertId()).isEqualTo("ncc_coverage_gap"));
    assertThat(told.notifications)
        .extracting(Notification::kind)
        .containsOnlyOnce(Notification.Kind.RAISED)
        .doesNotContain(Notification.Kind.RESOLVED);
  }

  @Test
  void whatIsAcceptedRaisesNoAlert() throws Exception {
    world.inventory.set(Optional.of(withoutCertificates()));

    try (var daemon = daemon(covered(Optional.of(Status.SKIP)))) {
      daemon.start();
      await(() -> runs() >= 3);
    }

    assertThat(open()).isEmpty();
    assertThat(told.notifications).isEmpty();
  }

  @CheckInfo(
      id = "certificate_check",
      module = "test_checks",
      title = "Certificate",
      description = "The certificate is valid",
      causes = "It expired.",
      resolutions = "Renew it.",
      impact = "Nothing goes.",
      categories = "Test",
      interval = "1s",
      needs = CertificateExpiry.class)
  public record CertificateCheck() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "serial_check",
      module = "test_checks",
      title = "Serial",
      description = "The serial link is up",
      causes = "It is down.",
      resolutions = "Put it up.",
      impact = "Nothing goes.",
      categories = "Test",
      interval = "1s",
      needs = NgtSerialLink.class)
  public record SerialCheck() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  private DaemonPlan covered(Optional<Status> onUnknowable) {
    var timing = new Grid(Duration.ofSeconds(1));
    var limits =
        new CheckLimits(Optional.of(Duration.ofDays(36_500)), Optional.empty(), onUnknowable);
    var checks =
        Stream.of(new CertificateCheck(), new OtherCheck(), new SerialCheck())
            .map(check -> new PlannedCheck(CheckPlugin.of(check).with(limits), timing))
            .toList();
    var rules = new HashMap<String, AlertRules.Rule>();
    for (PlannedCheck check : checks) {
      var description = check.plugin().description();
      rules.put(description.id(), new AlertRules.Rule(description, AlertPolicy.of(description)));
    }
    var plan = plan(Duration.ofSeconds(1), true);
    return new DaemonPlan(
        plan.version(),
        plan.fleet(),
        plan.limits(),
        checks,
        Map.of(FactType.of(CertificateExpiry.class), List.of("cvm:")),
        plan.network(),
        plan.deadline(),
        plan.maxAge(),
        new AlertRules(rules),
        plan.routes(),
        plan.keeping(),
        List.of());
  }

  private static Inventory withoutCertificates() {
    var whole = ClusterFixture.healthy(VmFixture.healthy("db-01")).inventory();
    var part = whole.parts().getFirst();
    var poor =
        new Part(part.origin(), FactType.setOf(NgtLink.class), Part.Roster.EVERY_NGT_VM, 1, true);
    return new Inventory(whole.cluster(), whole.vms(), List.of(poor), List.of(), List.of());
  }
}
