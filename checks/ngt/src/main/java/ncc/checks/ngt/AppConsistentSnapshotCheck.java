package ncc.checks.ngt;

import java.util.List;
import java.util.Optional;
import ncc.checks.ngt.fact.BackupScripts;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.checks.ngt.fact.VssCapable;
import ncc.checks.ngt.fact.VssEnabled;
import ncc.checks.ngt.fact.VssInstalled;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.inventory.Vm;

/// May the next application-consistent snapshot of a VM really be one? Without an agent that is
/// linked, a virtual IP, and VSS in Windows or scripts in Linux, the cluster takes a
/// crash-consistent one instead and raises no error.
///
/// @param required the VM is to have them: what keeps it from one is WARN, where it is not known to
///   matter otherwise
@CheckInfo(
    id = "app_consistent_snapshot_check",
    module = "ngt_checks",
    title = "Application-consistent snapshots",
    description =
        "Checks that what application-consistent snapshots of a VM need is there: without it the"
            + " cluster takes crash-consistent ones and raises no error",
    categories = {"NGT", "Snapshot"},
    interval = "1h",
    needs = VssEnabled.class,
    uses = {
      NgtEnabled.class,
      Power.class,
      NgtLink.class,
      GuestOs.class,
      InstallationComplete.class,
      VssInstalled.class,
      VssCapable.class,
      BackupScripts.class,
      VirtualIp.class
    },
    metrics =
        @CheckInfo.Metric(
            value = "possible",
            name = "ncc_ngt_app_consistent_snapshot_possible",
            help = "Whether what an application-consistent snapshot of the VM needs is there."))
public record AppConsistentSnapshotCheck(
    @Param(
            "Whether the VM is to have application-consistent snapshots; set for some by the"
                + " overrides of ncc.yaml")
        boolean required)
    implements VmCheck {
  private static final String DOWNGRADED =
      "Application-consistent snapshots of the VM would be crash-consistent";
  private static final String IMPACT =
      "Snapshots and recovery points of the VM are crash-consistent, and the cluster raises no"
          + " error: files and databases may have to be repaired after a restore";
  private static final Verdict POSSIBLE = Verdict.pass().with("possible", true);
  static final Verdict NOT_ENABLED =
      Verdict.skip("Application-consistent snapshots are not enabled for the VM");

  private static final Diagnosis AGENT_SILENT = Agent.silent(DOWNGRADED, IMPACT);
  private static final Diagnosis INCOMPLETE = Installation.incomplete(DOWNGRADED, IMPACT);
  private static final Diagnosis NO_VIP =
      Diagnosis.warn("no_vip", DOWNGRADED, "the cluster has no virtual IP")
          .cause("No virtual IP (External IP address) is set for the cluster")
          .impact(IMPACT)
          .remedy(Vip.REMEDY);
  private static final Diagnosis NO_VSS =
      Diagnosis.warn("no_vss", DOWNGRADED, "the agent has no VSS provider in the guest")
          .cause("The VSS provider of NGT is not installed, or Windows does not run it")
          .impact(IMPACT)
          .remedy(
              Remedy.of(
                      "repair_vss",
                      "See what VSS says in the guest, then repair or install NGT anew",
                      Route.WINDOWS_GUEST,
                      "vssadmin list providers",
                      "vssadmin list writers")
                  .verifiedBy(
                      "nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true"
                          + " vm_name={vm_name} 2>/dev/null | grep vss_installed"));
  private static final Remedy SCRIPTS =
      Remedy.of(
              "add_scripts",
              "Put the scripts that stop and start the applications into the guest: both, owned by"
                  + " root, mode 700",
              Route.LINUX_GUEST,
              "ls -l /usr/local/sbin/pre_freeze /usr/local/sbin/post_thaw /sbin/pre_freeze"
                  + " /sbin/post-thaw")
          .verifiedBy(
              "nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true"
                  + " vm_name={vm_name} 2>/dev/null | grep backup_scripts_installed");
  private static final Diagnosis NO_SCRIPTS =
      Diagnosis.info(
              "no_scripts", DOWNGRADED, "the agent found no pre-freeze and post-thaw scripts")
          .cause("Nobody put such scripts into the Linux guest; what it runs may need none")
          .impact(IMPACT)
          .remedy(SCRIPTS);
  private static final Diagnosis NO_SCRIPTS_WANTED =
      Diagnosis.warn(
              "required_scripts", DOWNGRADED, "the agent found no pre-freeze and post-thaw scripts")
          .cause("The scripts are missing in the Linux guest, or not both are there")
          .impact(IMPACT)
          .remedy(SCRIPTS);
  private static final Diagnosis INCAPABLE =
      Diagnosis.warn("not_capable", DOWNGRADED, "Prism takes the VM for one that cannot have them")
          .cause("The agent reported neither a VSS provider nor scripts")
          .impact(IMPACT);
  private static final Diagnosis OFF =
      Diagnosis.warn(
              "off", "Application-consistent snapshots are required of the VM and not enabled", "")
          .cause("The VSS application of NGT is switched off for the VM")
          .impact(IMPACT)
          .remedy(
              Remedy.of(
                  "enable_vss",
                  "Enable application-consistent snapshots for the VM",
                  Route.PRISM,
                  "Manage Guest Tools of the VM: enable VSS"));
  private static final Diagnosis NOT_REPORTED =
      Diagnosis.info(
              "not_reported",
              "Whether application-consistent snapshots of the VM are possible is not reported",
              "")
          .cause("No source tells what the agent found in the guest")
          .impact("Snapshots of the VM may be crash-consistent, and the cluster raises no error");

  public AppConsistentSnapshotCheck() {
    this(false);
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(
        AGENT_SILENT,
        INCOMPLETE,
        NO_VIP,
        NO_VSS,
        NO_SCRIPTS_WANTED,
        INCAPABLE,
        OFF,
        NO_SCRIPTS,
        NOT_REPORTED);
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm)
        .or(() -> Exemption.notRunning(vm))
        .or(() -> vm.get(VssEnabled.class).map(vss -> judge(vss, vm, context)))
        .orElse(NOT_REPORTED.verdict());
  }

  private Verdict judge(VssEnabled vss, Vm vm, CheckContext context) {
    if (!vss.enabled()) {
      return required ? not(OFF) : NOT_ENABLED;
    }
    var link = vm.get(NgtLink.class);
    if (link.isPresent() && !link.get().active()) {
      return Exemption.ifRunning(vm, not(AGENT_SILENT), DOWNGRADED);
    }
    if (Installation.isIncomplete(vm)) {
      return not(INCOMPLETE);
    }
    if (Vip.of(vm, context.inventory()) == Vip.MISSING) {
      return not(NO_VIP);
    }
    return guest(vm).filter(_ -> link.isPresent()).orElse(NOT_REPORTED.verdict());
  }

  private static Verdict not(Diagnosis diagnosis) {
    return diagnosis.verdict().with("possible", false);
  }

  /// What the guest has for it; empty where nothing tells. Scripts do in Windows, too, where an
  /// application knows no VSS.
  private Optional<Verdict> guest(Vm vm) {
    var vss = vm.get(VssInstalled.class).map(VssInstalled::installed);
    var scripts = vm.get(BackupScripts.class).map(BackupScripts::installed);
    if (Where.isWindows(vm) && vss.isPresent()) {
      return vss.map(installed -> installed || scripts.orElse(false) ? POSSIBLE : not(NO_VSS));
    }
    if (Where.isLinux(vm) && scripts.isPresent()) {
      return scripts.map(
          installed -> installed ? POSSIBLE : not(required ? NO_SCRIPTS_WANTED : NO_SCRIPTS));
    }
    return vm.get(VssCapable.class).map(can -> can.capable() ? POSSIBLE : not(INCAPABLE));
  }
}
