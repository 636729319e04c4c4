package ncc.checks.ngt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
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
      NgtSerialLink.class,
      ClusterHypervisor.class,
      AosVersion.class
    },
    metrics =
        @CheckInfo.Metric(
            value = "vms",
            name = "ncc_ngt_port_dependent_vms",
            help = "How many VMs of the cluster lose their link when 2074/tcp closes."))
public record NgtPortDependenceCheck() implements ClusterCheck {
  private static final int NAMED = 5;

  private static final FactType LINK = FactType.of(NgtLink.class);
  private static final FactType SERIAL = FactType.of(NgtSerialLink.class);

  private static final Diagnosis INCOMPLETE =
      Diagnosis.err(
              "incomplete",
              "Which VMs of the cluster depend on 2074/tcp could not be read",
              "{where}: {reason}")
          .cause("A list of VMs is cut off, damaged or refused")
          .impact("What closing 2074/tcp would cost is not known");
  private static final Diagnosis DEPENDENT =
      Diagnosis.info(
              "dependent",
              "VMs of the cluster depend on 2074/tcp",
              "closing it cuts off {whom} ({how}): {names}{more}")
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
    return List.of(INCOMPLETE, DEPENDENT, NOT_REPORTED);
  }

  /// Over which path a linked VM talks.
  private enum Path {
    SERIAL(""),
    FALLBACK("on fallback"),
    IP_ONLY("set to IP only"),
    IP("on IP"),
    UNKNOWN("");

    private final String words;

    Path(String words) {
      this.words = words;
    }

    /// @param hasSerialPorts whether the cluster knows them, as far as is told
    static Path of(Vm vm, boolean hasSerialPorts) {
      if (!vm.has(NgtLink.class)) {
        return UNKNOWN;
      }
      var serial = vm.get(NgtSerialLink.class).map(NgtSerialLink::active);
      if (serial.filter(active -> active).isPresent()) {
        return SERIAL;
      }
      var type = vm.get(NgtCommunication.class).map(NgtCommunication::type);
      if (type.filter(CommunicationType.IP_BASED::equals).isPresent()) {
        return IP_ONLY;
      }
      if (serial.isEmpty()) {
        return hasSerialPorts ? UNKNOWN : IP;
      }
      return type.isPresent() ? FALLBACK : IP;
    }
  }

  @Override
  public Verdict check(Cluster cluster, CheckContext context) {
    var inventory = context.inventory();
    boolean hasSerialPorts = NgtSerialLinkCheck.unmet(cluster).isEmpty();
    var byPath =
        inventory.vms().stream()
            .filter(NgtPortDependenceCheck::mayBeLinked)
            .collect(Collectors.groupingBy(vm -> Path.of(vm, hasSerialPorts)));
    var lost =
        inventory
            .whyVmsMayBeMissing()
            .or(() ->
                of(Path.UNKNOWN, byPath).stream()
                    .flatMap(vm -> lost(vm, inventory).stream())
                    .findFirst());
    return lost.map(caveat ->
            INCOMPLETE.verdict().with("where", caveat.where()).with("reason", caveat.reason()))
        .orElseGet(() -> verdict(byPath));
  }

  private static Optional<Caveat> lost(Vm vm, Inventory inventory) {
    return Stream.of(LINK, SERIAL)
        .filter(fact -> !vm.has(fact))
        .flatMap(fact -> inventory.whyMissing(fact, vm).stream())
        .findFirst();
  }

  private static Verdict verdict(Map<Path, List<Vm>> byPath) {
    var unknown = of(Path.UNKNOWN, byPath);
    var ways = Stream.of(Path.FALLBACK, Path.IP_ONLY, Path.IP).filter(byPath::containsKey).toList();
    if (!ways.isEmpty()) {
      var cutOff = ways.stream().flatMap(way -> of(way, byPath).stream()).toList();
      return DEPENDENT
          .verdict()
          .with("whom", Count.of(cutOff.size(), "VM"))
          .with("vms", cutOff.size())
          .with(
              "how",
              ways.stream()
                  .map(way -> of(way, byPath).size() + " " + way.words)
                  .collect(Collectors.joining(", ")))
          .with("names", names(cutOff))
          .with(
              "more",
              unknown.isEmpty()
                  ? ""
                  : "; and perhaps " + Count.of(unknown.size(), "VM") + " whose path is not told");
    }
    if (!unknown.isEmpty()) {
      return NOT_REPORTED.verdict().with("whom", Count.of(unknown.size(), "VM"));
    }
    return byPath.containsKey(Path.SERIAL) ? Verdict.pass().with("vms", 0) : NONE_LINKED;
  }

  private static List<Vm> of(Path path, Map<Path, List<Vm>> byPath) {
    return byPath.getOrDefault(path, List.of());
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
