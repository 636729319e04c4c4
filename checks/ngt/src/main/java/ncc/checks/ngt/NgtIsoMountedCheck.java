package ncc.checks.ngt;

import java.util.List;
import java.util.Optional;
import ncc.checks.ngt.fact.CdRomDrives;
import ncc.checks.ngt.fact.CdRomImageKinds;
import ncc.checks.ngt.fact.CdRomImages;
import ncc.checks.ngt.fact.CdRomPresent;
import ncc.checks.ngt.fact.CdRomsInUse;
import ncc.checks.ngt.fact.EmptyCdRomDrives;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Vm;

/// Does the image of NGT still lie in a drive though the agent is installed and answers? The
/// installer takes it out at its end (guide, note 12). What a flag of Prism says of it may be of
/// earlier times, so what the drives hold comes first, and a flag alone is no fault.
@CheckInfo(
    id = "ngt_iso_mounted_check",
    module = "ngt_checks",
    title = "NGT ISO image left mounted",
    description =
        "Checks that the NGT image is out of a VM's CD-ROM drive once the agent is installed",
    categories = {"NGT", "Installation"},
    interval = "1d",
    needs = NgtIsoMounted.class,
    uses = {
      NgtEnabled.class,
      Power.class,
      NgtInstalledVersion.class,
      NgtLatestVersion.class,
      NgtLink.class,
      InstallationComplete.class,
      CdRomDrives.class,
      CdRomPresent.class,
      EmptyCdRomDrives.class,
      CdRomImages.class,
      CdRomImageKinds.class,
      CdRomsInUse.class
    })
public record NgtIsoMountedCheck() implements VmCheck {
  private static final String IMPACT =
      "The next installation or upgrade of NGT, and the renewal of its certificate, find no empty"
          + " CD-ROM drive where this is the only one";
  private static final Remedy LOOK =
      Remedy.of(
          "look_at_drives",
          "See what the drives of the VM hold",
          Route.CVM,
          "acli vm.disk_get {vm_uuid}",
          "ncli ngt get vm-id={vm_uuid}");

  private static final Diagnosis LEFT =
      Diagnosis.warn(
              "left",
              "The NGT image is left in the CD-ROM drive of the VM",
              "NGT {installed} is installed and answers")
          .cause(
              "The installer was stopped before its end, which takes the image out",
              "The image was mounted, and not needed")
          .impact(IMPACT)
          .remedy(
              unmount("unmount_linux")
                  .then(Route.LINUX_GUEST, "sudo eject $(blkid -L NUTANIX_TOOLS)")
                  .when(Where.LINUX),
              unmount("unmount"));
  private static final Diagnosis UPGRADE =
      Diagnosis.info(
              "upgrade_waits",
              "The NGT image is in the CD-ROM drive of the VM, whose agent is older",
              "NGT installed version: {installed}, NGT latest version: {latest}")
          .cause("An upgrade was prepared, and the installer has not run in the guest")
          .impact(IMPACT)
          .remedy(Installation.RUN);
  private static final Diagnosis REPORTED =
      Diagnosis.info(
              "reported",
              "The NGT image is reported to be in the CD-ROM drive of the VM, and what its drives"
                  + " hold is not known",
              "")
          .cause(
              "The image was mounted, and not taken out",
              "It was taken out, and what the cluster reports is of before")
          .impact(IMPACT)
          .remedy(LOOK);
  private static final Diagnosis STALE =
      Diagnosis.info(
              "flag_stale",
              "The NGT image is reported to be in the CD-ROM drive of the VM, and no drive holds"
                  + " it",
              "")
          .cause("The image was taken out, and what Prism reports is of before")
          .impact("None in the guest; whatever goes by the report takes it for mounted")
          .remedy(LOOK);
  private static final Diagnosis NOT_REPORTED =
      Diagnosis.info(
              "not_reported", "Whether the NGT image is in a drive of the VM is not reported", "")
          .cause("No source that was read tells it of this VM")
          .impact("Whether the next upgrade finds an empty drive is not known");

  private static final Verdict UNFINISHED =
      Verdict.skip("The NGT image waits for the installer in the guest");
  private static final Verdict TO_BE_TAKEN =
      Verdict.skip("The NGT image waits for the agent, which is not linked");

  private static Remedy unmount(String id) {
    return Remedy.of(
            id,
            "Unmount the image; the agent stays installed",
            Route.CVM,
            "ncli ngt unmount vm-id={vm_uuid}")
        .verifiedBy("ncli ngt get vm-id={vm_uuid}");
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(LEFT, UPGRADE, REPORTED, STALE, NOT_REPORTED);
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm).orElseGet(() -> judge(vm, context));
  }

  private static Verdict judge(Vm vm, CheckContext context) {
    var held = new CdRoms(vm, context.inventory()).holdNgt();
    var flag = vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted);
    var mounted = held.or(() -> flag);
    if (mounted.isEmpty()) {
      return NOT_REPORTED.verdict();
    }
    if (!mounted.get()) {
      return flag.orElse(false) ? STALE.verdict() : Verdict.pass();
    }
    return waiting(vm).orElseGet(() -> held.isPresent() ? left(vm, context) : REPORTED.verdict());
  }

  /// Whom the image is there for: a clone that is off takes its certificate from it as it starts.
  private static Optional<Verdict> waiting(Vm vm) {
    var link = vm.get(NgtLink.class).map(NgtLink::active);
    if (Installation.isIncomplete(vm) || !Installation.isKnown(vm)) {
      return Optional.of(UNFINISHED);
    }
    return Exemption.notRunning(vm).or(() -> link.filter(active -> !active).map(_ -> TO_BE_TAKEN));
  }

  private static Verdict left(Vm vm, CheckContext context) {
    var installed = vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version);
    var shown = installed.map(Object::toString).orElse("of an unknown version");
    return Installation.newer(vm, context.inventory())
        .map(latest -> UPGRADE.verdict().with("installed", shown).with("latest", latest.text()))
        .orElseGet(() -> LEFT.verdict().with("installed", shown));
  }
}
