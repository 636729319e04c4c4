package ncc.checks.ngt;

import java.util.List;
import java.util.Optional;
import ncc.checks.ngt.fact.FileRestoreEnabled;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Vm;

/// Can whoever uses a VM restore files from its snapshots? That needs the application switched on
/// and an agent that is linked; which licence it needs, no source tells.
///
/// @param required the VM is to have it: where it is switched off, that is WARN
@CheckInfo(
    id = "self_service_restore_check",
    module = "ngt_checks",
    title = "Self-service restore",
    description = "Checks that self-service restore works in the VMs for which it is enabled",
    categories = {"NGT", "Restore"},
    interval = "1h",
    needs = FileRestoreEnabled.class,
    uses = {NgtEnabled.class, Power.class, NgtLink.class, InstallationComplete.class},
    metrics =
        @CheckInfo.Metric(
            value = "possible",
            name = "ncc_ngt_self_service_restore_possible",
            help = "Whether what self-service restore of the VM needs is there."))
public record SelfServiceRestoreCheck(
    @Param(
            "Whether the VM is to have self-service restore; set for some by the overrides of"
                + " ncc.yaml")
        boolean required)
    implements VmCheck {
  private static final String BROKEN = "Self-service restore of the VM does not work";
  private static final String IMPACT = "Nobody can restore files from snapshots within the guest";
  private static final Verdict POSSIBLE = Verdict.pass().with("possible", true);
  static final Verdict NOT_ENABLED = Verdict.skip("Self-service restore is not enabled for the VM");

  private static final Diagnosis AGENT_SILENT = Agent.silent(BROKEN, IMPACT);
  private static final Diagnosis INCOMPLETE = Installation.incomplete(BROKEN, IMPACT);
  private static final Diagnosis OFF =
      Diagnosis.warn("off", "Self-service restore is required of the VM and not enabled", "")
          .cause("The application of NGT is switched off for the VM")
          .impact(IMPACT)
          .remedy(
              Remedy.of(
                  "enable_restore",
                  "Enable self-service restore for the VM",
                  Route.PRISM,
                  "Manage Guest Tools of the VM: enable Self-Service Restore"));
  private static final Diagnosis NOT_REPORTED =
      Diagnosis.info(
              "not_reported", "Whether self-service restore of the VM works is not reported", "")
          .cause("No source tells it of this VM")
          .impact("Files may not be restored within the guest");

  public SelfServiceRestoreCheck() {
    this(false);
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(AGENT_SILENT, INCOMPLETE, OFF, NOT_REPORTED);
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm)
        .or(() -> Exemption.notRunning(vm))
        .or(() -> vm.get(FileRestoreEnabled.class).flatMap(one -> judge(one, vm)))
        .orElse(NOT_REPORTED.verdict());
  }

  private Optional<Verdict> judge(FileRestoreEnabled restore, Vm vm) {
    if (!restore.enabled()) {
      return Optional.of(required ? not(OFF) : NOT_ENABLED);
    }
    if (Installation.isIncomplete(vm)) {
      return Optional.of(not(INCOMPLETE));
    }
    return vm.get(NgtLink.class)
        .map(link -> link.active() ? POSSIBLE : Exemption.ifRunning(vm, not(AGENT_SILENT), BROKEN));
  }

  private static Verdict not(Diagnosis diagnosis) {
    return diagnosis.verdict().with("possible", false);
  }
}
