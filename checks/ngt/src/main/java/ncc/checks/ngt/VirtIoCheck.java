package ncc.checks.ngt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.checks.ngt.fact.VirtIoVersion;
import ncc.checks.ngt.fact.VmMobility;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Param;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;

/// Are the drivers there that a guest on AHV needs, and may an upgrade of NGT reboot it? On another
/// hypervisor VirtIO is not in use, and VM Mobility is for a move to AHV (guide, "NGT
/// のインストールやアップグレードでゲスト OS の再起動は必要か？").
///
/// @param oldest Linux brings these drivers with its kernel, so no version is asked of it, and no
///   upgrade brings it a newer one
@CheckInfo(
    id = "virtio_check",
    module = "ngt_checks",
    title = "VirtIO and VM Mobility",
    description =
        "Checks that guests with NGT on AHV have the drivers of VM Mobility and VirtIO, and tells"
            + " which of them an upgrade of NGT may reboot; elsewhere, that VM Mobility is there"
            + " for a move to AHV",
    categories = {"NGT", "Driver"},
    interval = "1d",
    uses = {
      ClusterHypervisor.class,
      NgtEnabled.class,
      NgtInstalledVersion.class,
      NgtLatestVersion.class,
      NgtLink.class,
      GuestOs.class,
      VmMobility.class,
      VirtIoVersion.class
    },
    metrics =
        @CheckInfo.Metric(
            value = "virtio",
            name = "ncc_virtio_version_info",
            help = "The VirtIO version that the guest VM has."))
public record VirtIoCheck(
    @Param("Oldest VirtIO version that a Windows guest should have, such as 1.2.4; empty for any")
        String oldest)
    implements VmCheck {
  private static final String UNREPORTED = "of an unknown version";
  private static final Verdict OTHER_HYPERVISOR =
      Verdict.skip(
          "VirtIO is not in use on this hypervisor, and no upgrade of NGT reboots a guest");
  private static final Verdict NO_AGENT = Verdict.skip("No agent has reported from the VM");
  private static final Verdict NOTHING_TOLD =
      Verdict.skip("No source tells which drivers the guest has; a Prism Central does");

  private static final Diagnosis NO_MOBILITY =
      Diagnosis.warn(
              "no_vm_mobility",
              "VM Mobility drivers are missing in the guest",
              "NGT {installed}, VirtIO {drivers}")
          .cause(
              "Nutanix VM Mobility was uninstalled", "The installer of NGT did not come to its end")
          .impact(
              "The VM may not start after it was recovered or moved to another hypervisor; before"
                  + " AOS 6.6 and NGT 3.0 VM Mobility holds VirtIO, without which it does not start"
                  + " on AHV")
          .remedy(Installation.ALL);
  private static final Diagnosis NO_MOBILITY_TO_AHV =
      Diagnosis.info(
              "no_vm_mobility_to_ahv",
              "VM Mobility drivers are missing in the guest, which a move to AHV needs",
              "NGT {installed}")
          .cause(
              "Nutanix VM Mobility was uninstalled", "The installer of NGT did not come to its end")
          .impact("The VM may not start after it was recovered or moved to AHV; none where it runs")
          .remedy(Installation.ALL);
  private static final Diagnosis OLD =
      Diagnosis.warn(
              "old",
              "VirtIO in the guest is older than it should be",
              "VirtIO installed version: {drivers}, oldest accepted version: {oldest}")
          .cause(
              "VirtIO was not upgraded: an upgrade of NGT does not always bring its newest version")
          .impact("Faults of the drivers that later versions mend remain in the guest")
          .remedy(VirtIo.UPGRADE);
  private static final Diagnosis UNKNOWN =
      Diagnosis.err(
              "unknown",
              "Which VirtIO version the guest has is not known",
              "it should be {oldest} or later")
          .cause(
              "No source that was read tells it: Prism Central does, by v4.2 of its API or its"
                  + " groups",
              "The agent has not reported it")
          .impact("VirtIO may be older than it should be");
  private static final Diagnosis LOST =
      Diagnosis.err("lost", "Which drivers the guest has could not be read", "{where}: {reason}")
          .cause("What should tell it is damaged, or out of reach")
          .impact("Drivers may be missing in the guest, or old");
  private static final Diagnosis MAY_REBOOT =
      Diagnosis.info(
              "may_reboot",
              "An upgrade to the cluster's NGT may reboot the guest",
              "NGT installed version: {installed}, NGT latest version: {latest}, VirtIO {drivers}")
          .cause(
              "The agent restarts alone; where a newer VirtIO comes with it, the guest is to"
                  + " reboot")
          .impact("What runs in the guest stops meanwhile")
          .remedy(Installation.ALL);
  private static final Diagnosis NOT_REPORTED =
      Diagnosis.info(
              "not_reported",
              "Not all of the drivers of the guest, and of what an upgrade brings, is reported",
              "not known: {unknown}")
          .cause(
              "No source that was read tells it: a Prism Central does, of VirtIO by v4.2 of its API"
                  + " or its groups",
              "The agent has not reported it")
          .impact(
              "Drivers may be missing in the guest, or an upgrade of NGT may reboot it, without"
                  + " notice here");

  public VirtIoCheck() {
    this("");
  }

  /// @throws IllegalArgumentException for what is no version
  public VirtIoCheck {
    oldest = oldest.isBlank() ? "" : new Version(oldest).text();
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(NO_MOBILITY, NO_MOBILITY_TO_AHV, OLD, UNKNOWN, LOST, MAY_REBOOT, NOT_REPORTED);
  }

  /// Where nothing tells of VM Mobility either.
  @Override
  public Optional<Verdict> upfront(CheckContext context) {
    return Optional.of(OTHER_HYPERVISOR)
        .filter(_ -> isElsewhere(context))
        .filter(_ -> !context.inventory().canKnow(FactType.of(VmMobility.class)));
  }

  private static boolean isElsewhere(CheckContext context) {
    return context
        .inventory()
        .cluster()
        .hypervisor()
        .filter(hypervisor -> hypervisor != Hypervisor.AHV)
        .isPresent();
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm)
        .orElseGet(() -> {
          if (!Installation.isKnown(vm)) {
            return NO_AGENT;
          }
          return isElsewhere(context) ? elsewhere(vm, context) : judge(vm, context);
        });
  }

  private static Verdict elsewhere(Vm vm, CheckContext context) {
    return vm.get(VmMobility.class)
        .filter(mobility -> !mobility.installed())
        .map(_ -> NO_MOBILITY_TO_AHV.verdict().with("installed", shown(installed(vm))))
        .or(() -> lost(VmMobility.class, vm, context))
        .orElse(OTHER_HYPERVISOR);
  }

  private Verdict judge(Vm vm, CheckContext context) {
    var virtio = vm.get(VirtIoVersion.class).map(VirtIoVersion::version);
    var verdict =
        drivers(vm, virtio, context)
            .or(() -> reboot(vm, context.inventory()))
            .map(wrong ->
                wrong.with("installed", shown(installed(vm))).with("drivers", shown(virtio)))
            .orElseGet(() -> isAnyTold(vm) ? told(vm, context.inventory()) : NOTHING_TOLD);
    return virtio.map(own -> verdict.with("virtio", own.text())).orElse(verdict);
  }

  private static String shown(Optional<Version> version) {
    return version.map(Version::text).orElse(UNREPORTED);
  }

  /// An upgrade to the cluster's NGT waits, where guests use VirtIO for all that is known. A newer
  /// kernel alone brings a newer one to Linux.
  private static Optional<Verdict> reboot(Vm vm, Inventory inventory) {
    return inventory
        .cluster()
        .hypervisor()
        .filter(_ -> !Where.isLinux(vm))
        .flatMap(_ -> Installation.newer(vm, inventory))
        .map(latest -> MAY_REBOOT.verdict().with("latest", latest.text()));
  }

  /// Nothing is wrong with what is told.
  private static Verdict told(Vm vm, Inventory inventory) {
    var unknown = unknown(vm, inventory);
    return unknown.isEmpty()
        ? Verdict.pass()
        : NOT_REPORTED.verdict().with("unknown", String.join(", ", unknown));
  }

  private static List<String> unknown(Vm vm, Inventory inventory) {
    var unknown = new ArrayList<String>();
    if (!vm.has(VmMobility.class)) {
      unknown.add("whether VM Mobility is installed");
    }
    if (Where.isLinux(vm)) {
      return unknown;
    }
    if (!vm.has(VirtIoVersion.class)) {
      unknown.add("the VirtIO version");
    }
    if (installed(vm).isEmpty()) {
      unknown.add("the NGT version of the guest");
    }
    if (Where.latest(vm, inventory).isEmpty()) {
      unknown.add("the NGT version to upgrade to");
    }
    if (inventory.cluster().hypervisor().isEmpty()
        && Installation.newer(vm, inventory).isPresent()) {
      unknown.add("the hypervisor of the cluster");
    }
    return unknown;
  }

  /// What is wrong with them.
  private Optional<Verdict> drivers(Vm vm, Optional<Version> virtio, CheckContext context) {
    if (vm.get(VmMobility.class).filter(one -> !one.installed()).isPresent()) {
      return Optional.of(NO_MOBILITY.verdict());
    }
    var lost = lost(VmMobility.class, vm, context).or(() -> lost(VirtIoVersion.class, vm, context));
    if (lost.isPresent() || oldest.isEmpty() || Where.isLinux(vm)) {
      return lost;
    }
    var wrong = virtio.map(_ -> OLD).orElse(UNKNOWN);
    return virtio.filter(own -> !own.isBefore(new Version(oldest))).isPresent()
        ? Optional.empty()
        : Optional.of(wrong.verdict().with("oldest", oldest));
  }

  private static Optional<Verdict> lost(Class<? extends Fact> fact, Vm vm, CheckContext context) {
    return vm.has(fact)
        ? Optional.empty()
        : context
            .inventory()
            .whyMissing(FactType.of(fact), vm)
            .map(why -> LOST.verdict().with("where", why.where()).with("reason", why.reason()));
  }

  private static boolean isAnyTold(Vm vm) {
    return vm.has(VmMobility.class) || vm.has(VirtIoVersion.class);
  }

  private static Optional<Version> installed(Vm vm) {
    return vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version);
  }
}
