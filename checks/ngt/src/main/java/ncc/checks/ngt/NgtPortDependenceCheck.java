package ncc.checks.ngt;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Vm;
import ncc.spi.message.Count;

/// What would closing 2074/tcp between guests and cluster cost? Agents on the serial port go on
/// without it (guide, "IP-less"); those on the fallback and those set to IP alone go dark.
@CheckInfo(
    id = "ngt_port_dependence_check",
    module = "ngt_checks",
    title = "NGT port dependence",
    description =
        "Checks which VMs lose their link as soon as 2074/tcp between guests and cluster closes",
    categories = {"NGT", "Communication", "Network"},
    interval = "1h",
    uses = {
      NgtEnabled.class,
      Power.class,
      NgtLink.class,
      NgtCommunication.class,
      NgtSerialLink.class
    },
    metrics =
        @CheckInfo.Metric(
            value = "vms",
            name = "ncc_ngt_port_dependent_vms",
            help = "How many VMs of the cluster lose their link when 2074/tcp closes."))
public record NgtPortDependenceCheck() implements ClusterCheck {
  private static final int NAMED = 5;

  private static final Diagnosis DEPENDENT =
      Diagnosis.info(
              "dependent",
              "VMs of the cluster depend on 2074/tcp",
              "closing it cuts off {whom} ({fallback} on fallback, {ip_only} set to IP only):"
                  + " {names}")
          .cause(
              "Their serial port is not in use, or they are set to communicate over IP only"
                  + " (kIpBased)")
          .impact("When 2074/tcp closes: " + NgtFeatures.ALL)
          .remedy(
              Remedy.of(
                  "leave_ip",
                  "Keep 2074/tcp open; see how those on fallback come back to their serial port",
                  Route.HERE,
                  "ncc plan ngt_serial_link_check.fallback"));
  private static final Diagnosis NOT_REPORTED =
      Diagnosis.info(
              "not_reported",
              "Which VMs of the cluster depend on 2074/tcp is not reported",
              "of {whom} no source tells whether they are linked over the serial port")
          .cause("No source of the cluster tells over which path agents are linked")
          .impact("What closing 2074/tcp would cost is not known");
  private static final Verdict NONE_LINKED = Verdict.skip("No VM of the cluster is linked");

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(DEPENDENT, NOT_REPORTED);
  }

  /// Over which path a linked VM talks.
  private enum Path {
    SERIAL,
    FALLBACK,
    IP_ONLY,
    UNKNOWN;

    static Path of(Vm vm) {
      var type = vm.get(NgtCommunication.class).map(NgtCommunication::type);
      if (!vm.has(NgtLink.class)) {
        return UNKNOWN;
      }
      if (type.filter(CommunicationType.IP_BASED::equals).isPresent()) {
        return IP_ONLY;
      }
      return vm.get(NgtSerialLink.class)
          .map(NgtSerialLink::active)
          .map(active -> active ? SERIAL : type.isPresent() ? FALLBACK : UNKNOWN)
          .orElse(UNKNOWN);
    }
  }

  @Override
  public Verdict check(Cluster cluster, CheckContext context) {
    return verdict(
        context.inventory().vms().stream()
            .filter(NgtPortDependenceCheck::mayBeLinked)
            .collect(Collectors.groupingBy(Path::of)));
  }

  private static Verdict verdict(Map<Path, List<Vm>> byPath) {
    var fallback = byPath.getOrDefault(Path.FALLBACK, List.of());
    var ipOnly = byPath.getOrDefault(Path.IP_ONLY, List.of());
    var cutOff = Stream.concat(fallback.stream(), ipOnly.stream()).toList();
    if (!cutOff.isEmpty()) {
      return DEPENDENT
          .verdict()
          .with("whom", Count.of(cutOff.size(), "VM"))
          .with("vms", cutOff.size())
          .with("fallback", fallback.size())
          .with("ip_only", ipOnly.size())
          .with("names", names(cutOff));
    }
    var unknown = byPath.getOrDefault(Path.UNKNOWN, List.of());
    if (!unknown.isEmpty()) {
      return NOT_REPORTED.verdict().with("whom", Count.of(unknown.size(), "VM"));
    }
    return byPath.getOrDefault(Path.SERIAL, List.of()).isEmpty()
        ? NONE_LINKED
        : Verdict.pass().with("vms", 0);
  }

  /// Whether it may lose a link.
  private static boolean mayBeLinked(Vm vm) {
    return vm.has(NgtRegistration.class)
        && Exemption.disabled(vm).isEmpty()
        && Exemption.notRunning(vm).isEmpty()
        && vm.get(NgtLink.class).map(NgtLink::active).orElse(true);
  }

  private static String names(List<Vm> vms) {
    var named = String.join(", ", vms.stream().map(Vm::name).sorted().limit(NAMED).toList());
    int more = vms.size() - NAMED;
    return more > 0 ? named + " and %d more".formatted(more) : named;
  }
}
