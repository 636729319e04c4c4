package ncc.checks.ngt;

import java.time.Instant;
import java.util.Optional;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Vm;

/// Do agent and cluster reach each other, over whichever path? When they do not, the detail names
/// the likeliest cause that the facts support, in the order the guide looks for them
/// ("Communication Link が false の場合").
@CheckInfo(
    id = "ngt_comm_link_check",
    module = "ngt_checks",
    title = "NGT communication link",
    description =
        "Checks that the cluster and the Nutanix Guest Agent of each running VM reach each other",
    causes = {
      "The agent is not installed, or its service does not run in the guest",
      "2074/tcp from the guest to the cluster's virtual IP is blocked",
      "The agent's client certificate has expired",
      "The VM is a clone whose agent has not been restarted to pick up a certificate of its own"
    },
    resolutions = {
      "In a Windows guest: Get-Service *Nutanix*; when it is not Running: Restart-Service \"Nutanix"
          + " Guest Tools Agent\"",
      "In a Linux guest: systemctl status ngt_guest_agent.service; when it is not running: sudo"
          + " systemctl restart ngt_guest_agent.service",
      "From a Windows guest: Test-NetConnection -ComputerName <cluster VIP> -Port 2074",
      "From a Linux guest: nc -vz <cluster VIP> 2074",
      "On a CVM: ncc health_checks ngt_checks ngt_client_cert_expiry_check"
    },
    impact =
        "The cluster cannot ask the guest for application-consistent snapshots, self-service"
            + " restore, guest shutdown or guest reboot.",
    categories = {"NGT", "Communication"},
    interval = "5m",
    raiseAfter = 3,
    needs = NgtLink.class,
    uses = {
      NgtEnabled.class,
      Power.class,
      NgtInstalledVersion.class,
      CertificateExpiry.class,
      NgtCommunication.class,
      NgtSerialLink.class
    },
    metrics =
        @CheckInfo.Metric(
            value = "active",
            name = "ncc_ngt_link_active",
            help = "Whether the cluster and the agent of the guest VM reach each other."))
public record NgtCommLinkCheck() implements VmCheck {
  private static final String DOWN =
      "Communication link to Nutanix Guest Tools on the VM is not working";
  private static final Verdict UP = Verdict.pass().with("active", true);
  private static final Verdict EXPIRED =
      Verdict.warn(
          "Communication link is active although the client certificate has expired",
          "expired since {expired_since}: the link ends when the agent connects again");
  private static final Verdict NOT_REPORTED =
      Verdict.info("Communication link to Nutanix Guest Tools on the VM is not reported");

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm)
        .or(() -> Exemption.notRunning(vm))
        .or(() ->
            vm.get(NgtLink.class).map(link -> link.active() ? up(vm, context) : down(vm, context)))
        .orElse(NOT_REPORTED);
  }

  /// A connection outlives the certificate it began with, and is not made again without one.
  private static Verdict up(Vm vm, CheckContext context) {
    return expiredSince(vm, context.now())
        .map(since -> EXPIRED.with("expired_since", since).with("active", true))
        .orElse(UP);
  }

  private static Verdict down(Vm vm, CheckContext context) {
    var headline = vm.has(Power.class) ? DOWN : DOWN + ", and whether the VM runs is not known";
    return likeliestCause(headline, vm, context).with("active", false);
  }

  private static Verdict likeliestCause(String headline, Vm vm, CheckContext context) {
    if (neverReported(vm, context)) {
      return Verdict.warn(headline, "the agent has never reported: install NGT, or start it");
    }
    var expired = expiredSince(vm, context.now());
    if (expired.isPresent()) {
      return Verdict.warn(headline, "client certificate expired since {expired_since}")
          .with("expired_since", expired.get());
    }
    if (bothPathsDown(vm)) {
      return Verdict.warn(
          headline,
          "serial port and IP are both down: check that the agent runs, then that 2074/tcp reaches"
              + " the cluster's VIP");
    }
    return Verdict.warn(
        headline, "check that the agent runs and that 2074/tcp reaches the cluster's VIP");
  }

  /// An agent that reports brings its version; a source that could know it knows none.
  private static boolean neverReported(Vm vm, CheckContext context) {
    return vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version).isEmpty()
        && vm.get(CertificateExpiry.class).map(CertificateExpiry::notAfter).isEmpty()
        && context.inventory().canKnow(FactType.of(NgtInstalledVersion.class))
        && context.inventory().whyMissing(FactType.of(NgtInstalledVersion.class), vm).isEmpty();
  }

  private static Optional<Instant> expiredSince(Vm vm, Instant now) {
    return vm.get(CertificateExpiry.class)
        .map(CertificateExpiry::notAfter)
        .filter(notAfter -> notAfter.isBefore(now));
  }

  private static boolean bothPathsDown(Vm vm) {
    boolean serialFirst =
        vm.get(NgtCommunication.class)
            .map(NgtCommunication::type)
            .filter(CommunicationType.FALLBACK_TO_IP::equals)
            .isPresent();
    return serialFirst
        && vm.get(NgtSerialLink.class)
            .map(NgtSerialLink::active)
            .filter(active -> !active)
            .isPresent();
  }
}
