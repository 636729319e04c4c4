package ncc.checks.ngt;

import java.util.Optional;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Param;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;

/// Is the agent in each guest the one that came with the cluster's AOS? Headline and detail of an
/// older one are NCC's own text, word by word (guide, "NGT が最新であるかの確認").
@CheckInfo(
    id = "ngt_installer_version_check",
    module = "ngt_checks",
    title = "NGT installer version",
    description = "Checks that guest VMs run the NGT version that is bundled with the cluster",
    causes = {
      "AOS was upgraded and NGT in the guest was not",
      "The VM came from a cluster with another AOS, by migration or recovery",
      "NGT was enabled for the VM and never installed in the guest"
    },
    resolutions = {
      "On a CVM: nutanix_guest_tools_cli mount_guest_tools <vm_uuid>; the VM needs one empty CD-ROM"
          + " drive",
      "In a Windows guest: run setup.exe from the NUTANIX_TOOLS drive",
      "In a Linux guest: sudo mount $(blkid -L NUTANIX_TOOLS) /mnt && sudo python"
          + " /mnt/installer/linux/install_ngt.py --operation install",
      "A guest that is newer than the cluster: upgrade AOS, or leave it; an older NGT does not"
          + " install over a newer one"
    },
    impact =
        "An agent outside the compatibility range of AOS may fail at application-consistent"
            + " snapshots and self-service restore; IP-less communication needs NGT 3.0.",
    categories = {"NGT", "Version"},
    interval = "1d",
    needs = NgtInstalledVersion.class,
    uses = {NgtLatestVersion.class, NgtEnabled.class},
    metrics =
        @CheckInfo.Metric(
            value = "installed",
            name = "ncc_ngt_version_info",
            help = "The NGT version that the guest VM runs."))
public record NgtInstallerVersionCheck(
    @Param("Version every guest should have, such as 4.1.1; empty for the cluster's own")
        String latest)
    implements VmCheck {

  private static final String BOTH =
      "NGT installed version: {installed}, NGT latest version: {latest}";
  private static final Verdict NO_AGENT =
      Verdict.info(
          "Following VMs have NGT enabled but report no NGT version",
          "the agent is not installed or has never reported");
  private static final String OLDER = "Following VMs do not have latest NGT version installed";
  private static final String NEWEST =
      "Following VMs have the highest NGT version known here; the cluster's own is not known: give"
          + " it with --set ngt_installer_version_check.latest=<version>, or add"
          + " --source prism-element://<cluster VIP>";

  public NgtInstallerVersionCheck() {
    this("");
  }

  public NgtInstallerVersionCheck {
    latest = latest.isBlank() ? "" : new Version(latest).text();
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm).orElseGet(() -> judge(vm, context));
  }

  private Verdict judge(Vm vm, CheckContext context) {
    var installed = vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version);
    if (installed.isEmpty()) {
      return NO_AGENT;
    }
    return latest(vm, context.inventory())
        .map(wanted -> compare(installed.get(), wanted))
        .orElseGet(() -> compareWithOthers(installed.get(), context));
  }

  /// The operator's word first, then what the cluster holds for this VM, then for all.
  private Optional<Version> latest(Vm vm, Inventory inventory) {
    return Version.parse(latest)
        .or(() -> vm.get(NgtLatestVersion.class).map(NgtLatestVersion::version))
        .or(() -> inventory.cluster().get(NgtLatestVersion.class).map(NgtLatestVersion::version));
  }

  private static Verdict compare(Version installed, Version latest) {
    int order = installed.compareTo(latest);
    if (order == 0) {
      return Verdict.pass().with("installed", installed.text());
    }
    var headline = order < 0 ? OLDER : "Following VMs have a newer NGT version than the cluster";
    return Verdict.info(headline, BOTH)
        .with("installed", installed.text())
        .with("latest", latest.text());
  }

  /// No command of a CVM tells the cluster's version. That an agent is not the newest can be told
  /// all the same, that it is cannot.
  private static Verdict compareWithOthers(Version installed, CheckContext context) {
    var newest = context.once(NewestNgt.class, NewestNgt::of).version().orElse(installed);
    return installed.compareTo(newest) < 0
        ? Verdict.info(OLDER, BOTH + " (the highest known here; the cluster's own is not known)")
            .with("installed", installed.text())
            .with("latest", newest.text())
        : Verdict.info(NEWEST, "NGT installed version: {installed}")
            .with("installed", installed.text());
  }
}
