package ncc.checks.ngt;

import java.util.Optional;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.Hypervisor;
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
    causes = {
      "The guest does not see the virtual serial port that was added when NGT 3.0 was installed",
      "Another program in the guest holds the serial port",
      "The agent does not run in the guest"
    },
    resolutions = {
      "Shut the VM down and power it on again, so that the guest finds the port; on a CVM: acli"
          + " vm.guest_shutdown <vm>, then acli vm.on <vm>",
      "On a CVM, see which path is in use: nutanix_guest_tools_cli list_vm_tools_entities"
          + " include_vm_info=true vm_name=<vm_name> 2>/dev/null | grep communication_",
      "Keep 2074/tcp to the cluster's virtual IP open as the fallback"
    },
    impact =
        "The VM depends on 2074/tcp between guest network and cluster; with both paths down the"
            + " features of NGT stop.",
    categories = {"NGT", "Communication"},
    interval = "1h",
    needs = NgtSerialLink.class,
    uses = {
      ClusterHypervisor.class,
      AosVersion.class,
      NgtEnabled.class,
      NgtInstalledVersion.class,
      NgtCommunication.class,
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

  private static final Verdict UP = Verdict.pass().with("active", true);
  private static final Verdict FALLBACK =
      Verdict.info("NGT on the VM is running on the IP fallback", POWER_CYCLE)
          .with("active", false);
  private static final Verdict TYPE_UNKNOWN =
      Verdict.info("Serial link is not in use, and whether it should be is not reported")
          .with("active", false);
  private static final Verdict LINK_UNKNOWN =
      Verdict.info("Serial link is not in use, and the communication link is not reported")
          .with("active", false);
  private static final Verdict NOT_REPORTED =
      Verdict.info("Serial link to NGT on the VM is not reported");

  @Override
  public Optional<Verdict> upfront(CheckContext context) {
    return unmet(context.inventory().cluster()).map(Verdict::skip);
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm)
        .or(() -> unmet(vm).map(Verdict::skip))
        .or(() -> Exemption.notRunning(vm))
        .or(() ->
            vm.get(NgtSerialLink.class)
                .map(NgtSerialLink::active)
                .map(active -> active ? UP : inactive(vm)))
        .orElse(NOT_REPORTED);
  }

  private static Optional<String> unmet(Cluster cluster) {
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
    return vm.get(NgtCommunication.class)
        .map(NgtCommunication::type)
        .filter(CommunicationType.IP_BASED::equals)
        .map(_ -> "The VM is set to communicate over IP only (kIpBased)");
  }

  private static Verdict inactive(Vm vm) {
    if (vm.get(NgtCommunication.class).map(NgtCommunication::type).isEmpty()) {
      return TYPE_UNKNOWN;
    }
    return vm.get(NgtLink.class)
        .map(NgtLink::active)
        .map(link -> link ? FALLBACK : bothDown(vm))
        .orElse(LINK_UNKNOWN);
  }

  private static Verdict bothDown(Vm vm) {
    var headline =
        vm.has(Power.class) ? BOTH_DOWN : BOTH_DOWN + ", and whether the VM runs is not known";
    return Verdict.warn(headline, "check that the agent runs; " + POWER_CYCLE)
        .with("active", false);
  }
}
