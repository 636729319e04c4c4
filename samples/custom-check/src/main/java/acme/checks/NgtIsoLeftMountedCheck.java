package acme.checks;

import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Param;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.Vm;

/// Is the NGT installer's ISO image still in the CD-ROM drive though the agent is installed?
@CheckInfo(
    id = "ngt_iso_left_mounted_check",
    module = "acme_checks",
    title = "NGT ISO left mounted",
    description = "Checks that the NGT ISO image is unmounted once the agent is installed",
    causes = "The installer was stopped before its end, or the image was mounted and forgotten",
    resolutions = {
      "In a Linux guest: sudo eject $(blkid -L NUTANIX_TOOLS)",
      "Or in Prism, at the VM under Manage Guest Tools: clear Mount Nutanix Guest Tools"
    },
    impact = "NGT is upgraded from an empty CD-ROM drive; a drive in use blocks the next upgrade.",
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

  public NgtIsoLeftMountedCheck() {
    this(true);
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return vm.get(NgtIsoMounted.class)
        .map(iso -> judge(iso.mounted(), vm).with("mounted", iso.mounted()))
        .orElse(Verdict.info("Whether the NGT ISO image is mounted is not reported"));
  }

  private Verdict judge(boolean mounted, Vm vm) {
    if (!mounted) {
      return Verdict.pass();
    }
    var installed = vm.get(NgtInstalledVersion.class);
    if (acceptPending && installed.isEmpty()) {
      return Verdict.skip("NGT is about to be installed");
    }
    return Verdict.warn("NGT ISO image is left in the CD-ROM drive", "installed: {version}")
        .with("version", installed.map(one -> one.version().toString()).orElse("nothing yet"));
  }
}
