package acme.checks;

import java.util.List;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Condition;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.Vm;

/// Is the NGT installer's ISO image still in the CD-ROM drive though the agent is installed?
@CheckInfo(
    id = "ngt_iso_left_mounted_check",
    module = "acme_checks",
    title = "NGT ISO left mounted",
    description = "Checks that the NGT ISO image is unmounted once the agent is installed",
    categories = {"NGT", "Acme"},
    interval = "1d",
    needs = NgtIsoMounted.class,
    uses = NgtInstalledVersion.class,
    metrics =
        @CheckInfo.Metric(
            value = "mounted",
            name = "ncc_acme_ngt_iso_mounted",
            help = "Whether the NGT ISO image is in the CD-ROM drive of the guest VM."))
public record NgtIsoLeftMountedCheck(
    @Param("Accept the image where no agent has reported yet: it is about to be installed")
        boolean acceptPending)
    implements VmCheck {

  private static final Diagnosis LEFT =
      Diagnosis.warn("left", "NGT ISO image is left in the CD-ROM drive", "installed: {version}")
          .cause("The installer was stopped before its end, or the image was mounted and forgotten")
          .impact("NGT is upgraded from an empty CD-ROM drive; one in use blocks the next upgrade")
          .remedy(
              Remedy.of(
                      "eject",
                      "Eject the image",
                      Route.LINUX_GUEST,
                      "sudo eject $(blkid -L NUTANIX_TOOLS)")
                  .when(new Condition("Linux guest", (vm, _) -> runsLinux(vm))),
              Remedy.of(
                  "unmount",
                  "Unmount the image",
                  Route.PRISM,
                  "at the VM {vm_name}, Manage Guest Tools: clear Mount Nutanix Guest Tools"));
  private static final Diagnosis NOT_REPORTED =
      Diagnosis.info("not_reported", "Whether the NGT ISO image is mounted is not reported", "");

  public NgtIsoLeftMountedCheck() {
    this(true);
  }

  private static boolean runsLinux(Entity vm) {
    return vm.get(GuestOs.class).filter(os -> os.name().startsWith("linux")).isPresent();
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(LEFT, NOT_REPORTED);
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return vm.get(NgtIsoMounted.class)
        .map(iso -> judge(iso.mounted(), vm).with("mounted", iso.mounted()))
        .orElse(NOT_REPORTED.verdict());
  }

  private Verdict judge(boolean mounted, Vm vm) {
    if (!mounted) {
      return Verdict.pass();
    }
    var installed = vm.get(NgtInstalledVersion.class);
    if (acceptPending && installed.isEmpty()) {
      return Verdict.skip("NGT is about to be installed");
    }
    return LEFT.verdict()
        .with("version", installed.map(one -> one.version().toString()).orElse("nothing yet"));
  }
}
