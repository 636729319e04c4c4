package ncc.checks.ngt;

import java.util.List;
import java.util.Optional;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;

/// Does IP-less communication over the virtual serial port work where it is to be used? Its
/// requirements are the guide's ("IP-less"): AHV, AOS 6.6 and NGT 3.0. A requirement that no source
/// tells of is left open: a VM set to try the serial port first has been found eligible by its
/// cluster.
@CheckInfo(
    id = "ngt_serial_link_check",
    module = "ngt_checks",
    title = "NGT serial link",
    description =
        "Checks that agents which can talk over the virtual serial port do so, without the network",
    categories = {"NGT", "Communication"},
    interval = "1h",
    needs = NgtSerialLink.class,
    uses = {
      ClusterHypervisor.class,
      AosVersion.class,
      NgtEnabled.class,
      NgtInstalledVersion.class,
      NgtCommunication.class,
      CertificateExpiry.class,
      Power.class,
      NgtLink.class
    },
    metrics =
        @CheckInfo.Metric(
            value = "active",
            name = "ncc_ngt_serial_link_active",
            help = "Whether the agent of the guest VM talks over the virtual serial port."))
public record NgtSerialLinkCheck() implements VmCheck {
  private static final Version FIRST_AOS = new Version("6.6");
  private static final Version FIRST_NGT = new Version("3.0");

  private static final String BOTH_DOWN = "Serial port and IP link to NGT on the VM are both down";
  private static final String POWER_CYCLE =
      "a serial port that the guest does not see appears after a full power cycle";
  private static final String PORT_UNSEEN =
      "The guest does not see the virtual serial port that was added when NGT 3.0 was installed";
  private static final String PORT_HELD = "Another program in the guest holds the serial port";
  private static final String DEPENDS =
      "The VM depends on 2074/tcp between guest network and cluster: keep it open";

  private static final Verdict SET_TO_IP =
      Verdict.skip("The VM is set to communicate over IP only (kIpBased)");
  private static final Verdict UP = Verdict.pass().with("active", true);

  private static final Diagnosis ON_FALLBACK =
      Diagnosis.info("fallback", "NGT on the VM is running on the IP fallback", POWER_CYCLE)
          .cause(PORT_UNSEEN, PORT_HELD)
          .impact(DEPENDS)
          .remedy(SerialPort.CYCLE_THROUGH_AGENT);
  private static final Diagnosis IP_ONLY =
      Diagnosis.info(
              "ip_only",
              "NGT on the VM is set to communicate over IP only, and could use the serial port",
              "the VM is set to kIpBased; its hypervisor, AOS and agent know the serial port")
          .cause("Its cluster did not find the VM eligible when NGT was enabled or upgraded")
          .impact(DEPENDS);
  private static final Diagnosis EXPIRED =
      Diagnosis.warn(
              "certificate_expired", BOTH_DOWN, "client certificate expired since {expired_since}")
          .cause("The agent's client certificate has expired")
          .impact(NgtFeatures.ALL)
          .remedy(Renewal.ALL);
  private static final Diagnosis NO_AGENT =
      Diagnosis.warn("never_reported", BOTH_DOWN, "the agent has never reported")
          .cause("The agent is not installed, or its service never ran in the guest")
          .impact(NgtFeatures.ALL)
          .remedy(Agent.FROM_ITS_IMAGE)
          .remedy(Installation.ALL)
          .remedy(Installation.DELETE_REGISTRATION);
  private static final Diagnosis BOTH_PATHS_DOWN =
      Diagnosis.warn("both_paths_down", BOTH_DOWN, "check that the agent runs; " + POWER_CYCLE)
          .cause("The agent does not run in the guest", PORT_UNSEEN, PORT_HELD)
          .impact(NgtFeatures.ALL)
          .remedy(Agent.RESTART)
          .remedy(SerialPort.CYCLE_BY_ACPI);
  private static final Diagnosis TYPE_UNKNOWN =
      untold("type_unknown", "Serial link is not in use, and whether it should be is not reported");
  private static final Diagnosis LINK_UNKNOWN =
      untold(
          "link_unknown", "Serial link is not in use, and the communication link is not reported");
  private static final Diagnosis NOT_REPORTED =
      untold("not_reported", "Serial link to NGT on the VM is not reported");

  private static Diagnosis untold(String id, String headline) {
    return Diagnosis.info(id, headline, "")
        .cause("No source tells it of this VM")
        .impact("Whether the VM depends on 2074/tcp is not known");
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(
        EXPIRED,
        NO_AGENT,
        BOTH_PATHS_DOWN,
        ON_FALLBACK,
        IP_ONLY,
        TYPE_UNKNOWN,
        LINK_UNKNOWN,
        NOT_REPORTED);
  }

  @Override
  public Optional<Verdict> upfront(CheckContext context) {
    return unmet(context.inventory().cluster()).map(Verdict::skip);
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm)
        .or(() -> unmet(vm).map(Verdict::skip))
        .or(() -> Exemption.notRunning(vm))
        .or(() -> ipOnly(vm, context))
        .or(() ->
            vm.get(NgtSerialLink.class)
                .map(NgtSerialLink::active)
                .map(active -> active ? UP : inactive(vm, context).with("active", false)))
        .orElse(NOT_REPORTED.verdict());
  }

  /// Why no VM of the cluster has a serial port, as far as is told.
  static Optional<String> unmet(Cluster cluster) {
    if (cluster.hypervisor().filter(kind -> kind != Hypervisor.AHV).isPresent()) {
      return Optional.of("IP-less communication needs AHV");
    }
    return cluster
        .get(AosVersion.class)
        .map(AosVersion::version)
        .filter(aos -> aos.isBefore(FIRST_AOS))
        .map(_ -> "IP-less communication needs AOS 6.6 or later");
  }

  private static Optional<String> unmet(Vm vm) {
    if (vm.get(NgtInstalledVersion.class)
        .map(NgtInstalledVersion::version)
        .filter(version -> version.isBefore(FIRST_NGT))
        .isPresent()) {
      return Optional.of("IP-less communication needs NGT 3.0 or later in the guest");
    }
    return Optional.empty();
  }

  /// By design, unless all that the serial port needs is known to be there.
  private static Optional<Verdict> ipOnly(Vm vm, CheckContext context) {
    if (isActive(vm) || !isSetTo(CommunicationType.IP_BASED, vm)) {
      return Optional.empty();
    }
    boolean isEligible =
        vm.has(NgtInstalledVersion.class) && context.once(SerialPorts.class, SerialPorts::of).are();
    return Optional.of(isEligible ? IP_ONLY.verdict() : SET_TO_IP);
  }

  private static boolean isSetTo(CommunicationType type, Vm vm) {
    return vm.get(NgtCommunication.class)
        .map(NgtCommunication::type)
        .filter(type::equals)
        .isPresent();
  }

  /// Whether a cluster is known to have what serial ports need: as is told of it, or as it has
  /// found one of its VMs eligible.
  private record SerialPorts(boolean are) {
    static SerialPorts of(Inventory inventory) {
      var cluster = inventory.cluster();
      return new SerialPorts(
          (cluster.hypervisor().isPresent() && cluster.has(AosVersion.class))
              || inventory.vms().stream()
                  .anyMatch(vm -> isSetTo(CommunicationType.FALLBACK_TO_IP, vm)));
    }
  }

  /// Seen to be in use, it is, whatever the setting.
  private static boolean isActive(Vm vm) {
    return vm.get(NgtSerialLink.class).filter(NgtSerialLink::active).isPresent();
  }

  private static Verdict inactive(Vm vm, CheckContext context) {
    if (vm.get(NgtCommunication.class).map(NgtCommunication::type).isEmpty()) {
      return TYPE_UNKNOWN.verdict();
    }
    return vm.get(NgtLink.class)
        .map(NgtLink::active)
        .map(link ->
            link
                ? ON_FALLBACK.verdict()
                : Exemption.ifRunning(vm, likeliestCause(vm, context), BOTH_DOWN))
        .orElse(LINK_UNKNOWN.verdict());
  }

  /// A power cycle gives no agent and renews no certificate.
  private static Verdict likeliestCause(Vm vm, CheckContext context) {
    if (Silence.neverReported(vm, context)) {
      return NO_AGENT.verdict();
    }
    return Silence.expiredSince(vm, context.now())
        .map(since -> EXPIRED.verdict().with("expired_since", since))
        .orElse(BOTH_PATHS_DOWN.verdict());
  }
}
