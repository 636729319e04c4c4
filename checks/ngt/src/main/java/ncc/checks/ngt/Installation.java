package ncc.checks.ngt;

import java.util.Optional;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.spi.check.Condition;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;

/// How NGT is installed or upgraded: mount its image, then run the installer, which AOS 6.8 and
/// later wants told what to do and AOS 6.5 and earlier does not (guide, "Linux の場合"). What holds
/// between them the guide leaves open.
final class Installation {
  private static final Version FIRST_WITH_OPERATION = new Version("6.8");
  private static final Version FIRST_AFTER_6_5 = new Version("6.6");

  private static final String TITLE = "Install the NGT of the cluster";

  /// Guide, "NGT のインストール/アップグレードには空の仮想 CD-ROM ドライブが必要".
  static final String EMPTY_DRIVE =
      "an empty virtual CD-ROM drive in each VM (ngt_install_prerequisites_check)";

  private static final String MOUNT = "nutanix_guest_tools_cli mount_guest_tools {vm_uuid}";
  private static final String SETUP = "run setup.exe from the NUTANIX_TOOLS drive";
  private static final String MOUNT_IN_GUEST = "sudo mount $(blkid -L NUTANIX_TOOLS) /mnt";
  private static final String INSTALLER = "sudo python /mnt/installer/linux/install_ngt.py";
  private static final String OPERATION = " --operation install";
  private static final String NEW_INSTALLER = "AOS 6.8 or later: " + INSTALLER + OPERATION;
  private static final String OLD_INSTALLER = "AOS 6.5 or earlier: " + INSTALLER;
  private static final String REBOOT =
      "on AHV the guest may have to reboot, where a newer VirtIO driver comes with it; "
          + VirtIo.KEEP;

  private static final Condition NEW =
      Where.aos("AOS 6.8 or later", aos -> !aos.isBefore(FIRST_WITH_OPERATION));
  private static final Condition OLD =
      Where.aos("AOS 6.5 or earlier", aos -> aos.isBefore(FIRST_AFTER_6_5));

  /// By guest system and AOS.
  static final Remedy[] ALL = {
    Agent.START_FIRST,
    install("install_windows", VirtIo.KEEP_SHORT)
        .then(Route.WINDOWS_GUEST, SETUP)
        .when(Where.WINDOWS),
    install("install_linux", "")
        .then(Route.LINUX_GUEST, MOUNT_IN_GUEST, INSTALLER + OPERATION)
        .when(Where.LINUX.and(NEW)),
    install("install_linux_old", "")
        .then(Route.LINUX_GUEST, MOUNT_IN_GUEST, INSTALLER)
        .when(Where.LINUX.and(OLD)),
    install("install", VirtIo.KEEP_SHORT)
        .then(Route.WINDOWS_GUEST, SETUP)
        .then(Route.LINUX_GUEST, MOUNT_IN_GUEST, NEW_INSTALLER, OLD_INSTALLER)
  };

  private static final String RUN_TITLE = "Run the installer from the image in the drive";

  /// Where the image is mounted already, likewise.
  static final Remedy[] RUN = {
    run("run_windows", Route.WINDOWS_GUEST, SETUP).when(Where.WINDOWS),
    run("run_linux", Route.LINUX_GUEST, MOUNT_IN_GUEST, INSTALLER + OPERATION)
        .when(Where.LINUX.and(NEW)),
    run("run_linux_old", Route.LINUX_GUEST, MOUNT_IN_GUEST, INSTALLER).when(Where.LINUX.and(OLD)),
    run("run", Route.WINDOWS_GUEST, SETUP)
        .then(Route.LINUX_GUEST, MOUNT_IN_GUEST, NEW_INSTALLER, OLD_INSTALLER)
  };

  /// Of a registration that an agent left behind.
  static final Remedy DELETE_REGISTRATION =
      Remedy.of(
              "delete_registration",
              "Delete the registration that is left; " + VirtIo.KEEP,
              Route.CVM,
              "ncli ngt delete vm-id={vm_uuid}")
          .when(Where.known("NGT was uninstalled in the guest"));

  private Installation() {}

  /// The agent in the guest told its version once, or answers.
  static boolean isKnown(Vm vm) {
    return vm.has(NgtInstalledVersion.class)
        || vm.get(NgtLink.class).filter(NgtLink::active).isPresent();
  }

  /// The cluster's NGT, where the agent is older.
  static Optional<Version> newer(Vm vm, Inventory inventory) {
    return Where.latest(vm, inventory)
        .filter(latest ->
            vm.get(NgtInstalledVersion.class)
                .filter(own -> own.version().isBefore(latest))
                .isPresent());
  }

  /// Somebody began one that did not come to its end.
  static boolean isIncomplete(Vm vm) {
    return vm.get(InstallationComplete.class).filter(one -> !one.complete()).isPresent();
  }

  /// An installation that somebody began.
  static Diagnosis incomplete(String headline, String impact) {
    return Diagnosis.warn("incomplete", headline, "the installation of NGT did not come to its end")
        .cause("The installer was interrupted, or waits for a reboot of the guest")
        .impact(impact)
        .remedy(ALL);
  }

  private static Remedy install(String id, String keep) {
    return Remedy.of(id, TITLE + keep, Route.CVM, MOUNT).requiring(EMPTY_DRIVE).disrupting(REBOOT);
  }

  private static Remedy run(String id, Route route, String... steps) {
    return Remedy.of(id, RUN_TITLE, route, steps).disrupting(REBOOT);
  }
}
