package ncc.checks.ngt;

import java.util.List;
import java.util.Optional;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.checks.ngt.fact.StaticIp;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Vm;
import ncc.spi.inventory.VmCount;

/// Is NGT installed wherever it is to be? Of every VM that a list of all VMs has; which of them are
/// to have it, an operator says.
///
/// @param required the VM is to have NGT
@CheckInfo(
    id = "ngt_installed_check",
    module = "ngt_checks",
    title = "NGT installed",
    description =
        "Checks that NGT is installed in the VMs that are to have it, and that its installation"
            + " came to its end",
    categories = {"NGT", "Installation"},
    interval = "1h",
    uses = {
      NgtEnabled.class,
      NgtInstalledVersion.class,
      InstallationComplete.class,
      NgtLink.class,
      StaticIp.class
    })
public record NgtInstalledCheck(
    @Param("Whether the VM is to have NGT; set for some by the overrides of ncc.yaml")
        boolean required)
    implements VmCheck {
  private static final String NOT_INSTALLED = "NGT is required of the VM and not installed";
  private static final Diagnosis UNLISTED =
      Diagnosis.err(
              "unlisted",
              "Which VMs there are without NGT is not known",
              "no source lists all guest VMs")
          .cause("What was read lists the VMs that are registered with NGT alone")
          .impact("VMs without NGT go unnoticed")
          .remedy(
              Remedy.of(
                  "list_all",
                  "Let a source list all guest VMs: both commands, or a Prism",
                  Route.CVM,
                  "acli vm.list power_state=true",
                  "acli vm.list power_state=false"));

  /// Whether NGT keeps an address of the VM over a failover.
  static final String STATIC_IP = "static_ip";

  private static final Verdict INSTALLED = Verdict.pass();
  private static final Verdict STATIC = INSTALLED.with(STATIC_IP, true);
  private static final Verdict DYNAMIC = INSTALLED.with(STATIC_IP, false);
  private static final Verdict NOT_REQUIRED = Verdict.skip("NGT is not required of the VM");

  private static final Diagnosis ABSENT =
      Diagnosis.warn("absent", NOT_INSTALLED, "the VM is not registered with NGT")
          .cause("Nobody enabled NGT for the VM")
          .impact(NgtFeatures.ALL)
          .remedy(
              Remedy.of(
                  "enable",
                  "Enable and install NGT; the VM needs an empty CD-ROM drive",
                  Route.PRISM,
                  "Manage Guest Tools of the VM: enable and mount NGT, then run the installer"));
  private static final Diagnosis DISABLED =
      Diagnosis.warn("disabled", "NGT is required of the VM and not enabled", "")
          .cause("NGT is switched off for the VM")
          .impact(NgtFeatures.ALL)
          .remedy(
              Remedy.of(
                  "switch_on",
                  "Enable NGT for the VM",
                  Route.PRISM,
                  "Manage Guest Tools of the VM: enable NGT"));
  private static final Diagnosis NO_AGENT =
      Diagnosis.warn("no_agent", NOT_INSTALLED, "no agent has ever reported from the VM")
          .cause("The image was mounted, and the installer has not run")
          .impact(NgtFeatures.ALL)
          .remedy(Agent.FROM_ITS_IMAGE)
          .remedy(Installation.ALL);
  private static final Diagnosis INCOMPLETE =
      Diagnosis.warn("incomplete", "The installation of NGT did not come to its end", "")
          .cause("The installer was interrupted, or waits for a reboot of the guest")
          .impact(NgtFeatures.SOME)
          .remedy(Installation.ALL)
          .explains(
              "app_consistent_snapshot_check.incomplete", "self_service_restore_check.incomplete");

  private static final Diagnosis NOT_REPORTED =
      Diagnosis.info("not_reported", "Whether NGT is installed in the VM is not reported", "")
          .cause("No source that was read tells it of this VM")
          .impact("Whether the features of NGT work is not known");

  public NgtInstalledCheck() {
    this(false);
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(UNLISTED, ABSENT, DISABLED, NO_AGENT, INCOMPLETE, NOT_REPORTED);
  }

  @Override
  public Optional<Verdict> upfront(CheckContext context) {
    var inventory = context.inventory();
    boolean isListed =
        inventory.cluster().get(VmCount.class).isPresent()
            || inventory.parts().stream().anyMatch(part -> part.roster() == Part.Roster.EVERY_VM);
    return required && !isListed ? Optional.of(UNLISTED.verdict()) : Optional.empty();
  }

  /// All, registered or not.
  @Override
  public List<Vm> subjects(Inventory inventory) {
    return inventory.vms();
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    if (Exemption.disabled(vm).isPresent()) {
      return required ? DISABLED.verdict() : NOT_REQUIRED;
    }
    if (Installation.isIncomplete(vm)) {
      return INCOMPLETE.verdict();
    }
    if (Installation.isKnown(vm)) {
      return vm.get(StaticIp.class).map(one -> one.any() ? STATIC : DYNAMIC).orElse(INSTALLED);
    }
    return required ? missing(vm, context).verdict() : NOT_REQUIRED;
  }

  /// What is not read of a VM is not missing in it.
  private static Diagnosis missing(Vm vm, CheckContext context) {
    if (!vm.has(NgtRegistration.class)) {
      return isRegistrationKnown(vm, context.inventory()) ? ABSENT : NOT_REPORTED;
    }
    return Silence.neverReported(vm, context) ? NO_AGENT : NOT_REPORTED;
  }

  /// No list of registered VMs lacks it for another reason than that it is none.
  private static boolean isRegistrationKnown(Vm vm, Inventory inventory) {
    return inventory.caveats().stream()
        .filter(caveat -> caveat.kind() == Caveat.Kind.LIST_INCOMPLETE)
        .noneMatch(caveat -> caveat.vms().isEmpty() || caveat.vms().contains(vm.uuid()));
  }
}
