package ncc.checks.ngt;

import ncc.spi.check.Condition;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.inventory.Version;

/// The drivers of a Windows guest on AHV, without which it does not start: up to AOS 6.6 and NGT
/// 3.0 a part of Nutanix VM Mobility, since then a package of their own (guide, "Nutanix VM
/// Mobility").
final class VirtIo {
  private static final Version FIRST_APART = new Version("3.0");
  private static final Version FIRST_AOS_APART = new Version("6.6");
  private static final String STOPS = ", without whose drivers the guest does not start again";

  /// By what is installed in the guest, which an upgrade of AOS leaves as it is.
  static final Condition WITHIN =
      Where.either(
          "NGT before 3.0, AOS before 6.6",
          Where.ngt("NGT before 3.0", ngt -> ngt.isBefore(FIRST_APART)),
          Where.aos("AOS before 6.6", aos -> aos.isBefore(FIRST_AOS_APART)));

  static final Condition APART = Where.ngt("NGT 3.0 or later", ngt -> !ngt.isBefore(FIRST_APART));

  static final String KEEP_WITHIN =
      "never uninstall Nutanix VM Mobility, which VirtIO is a part of" + STOPS;
  static final String KEEP_APART = "never uninstall Nutanix VirtIO" + STOPS;

  /// Where it is not known which of them holds.
  static final String KEEP =
      "never uninstall Nutanix VM Mobility, which VirtIO is a part of before NGT 3.0 and AOS 6.6,"
          + " or Nutanix VirtIO"
          + STOPS;

  /// The same in few words.
  static final String KEEP_SHORT = "; never uninstall VM Mobility or VirtIO";

  private static final String TITLE = "Upgrade VirtIO by itself, over what is there; ";
  private static final String REBOOT = "the guest reboots";

  /// An upgrade of NGT does not always bring the newest.
  static final Remedy[] UPGRADE = {
    upgrade("upgrade_virtio_within", KEEP_WITHIN).when(WITHIN),
    upgrade("upgrade_virtio", KEEP_APART).when(APART),
    upgrade("upgrade_virtio_any", KEEP)
  };

  private VirtIo() {}

  private static Remedy upgrade(String id, String keep) {
    return Remedy.of(id, TITLE + keep, Route.PORTAL, "Downloads, AHV: Nutanix VirtIO for Windows")
        .then(Route.WINDOWS_GUEST, "run the installer from there")
        .disrupting(REBOOT);
  }
}
