package ncc.checks.ngt;

import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;

/// What to do with the agent in a guest that does not answer (guide, "NGT が動作しているかの確認" and
/// "Communication Link が false の場合"): see that it runs, then that it reaches the cluster.
final class Agent {
  static final String RESTART_WINDOWS = "Restart-Service \"Nutanix Guest Tools Agent\"";
  static final String RESTART_LINUX = "sudo systemctl restart ngt_guest_agent.service";

  /// What is done to an agent is done in a guest that runs.
  static final Remedy START_FIRST =
      Remedy.of(
              "start_first",
              "Start the VM first: its agent takes a certificate, or an upgrade, only while it"
                  + " runs",
              Route.PRISM,
              "power the VM on, or resume it, then ask for the plan again")
          .when(Where.NOT_RUNNING);

  private static final String RESTART_TITLE =
      "See that the agent runs, else restart it; then that it reaches the cluster on 2074/tcp";

  private static final Remedy WINDOWS =
      Remedy.of(
              "restart_agent_windows",
              RESTART_TITLE,
              Route.WINDOWS_GUEST,
              "Get-Service *Nutanix*",
              RESTART_WINDOWS,
              "Test-NetConnection -ComputerName {vip?} -Port 2074",
              "Test-NetConnection -ComputerName {dsip?} -Port 2074")
          .when(Where.WINDOWS);

  private static final Remedy LINUX =
      Remedy.of(
              "restart_agent_linux",
              RESTART_TITLE,
              Route.LINUX_GUEST,
              "systemctl status ngt_guest_agent.service",
              RESTART_LINUX,
              "nc -vz {vip?} 2074",
              "nc -vz {dsip?} 2074")
          .when(Where.LINUX);

  private static final Remedy ANY =
      Remedy.of(
              "restart_agent",
              RESTART_TITLE,
              Route.WINDOWS_GUEST,
              "Get-Service *Nutanix*",
              RESTART_WINDOWS,
              "Test-NetConnection -ComputerName {vip?} -Port 2074")
          .then(
              Route.LINUX_GUEST,
              "systemctl status ngt_guest_agent.service",
              RESTART_LINUX,
              "nc -vz {vip?} 2074");

  /// By guest system.
  static final Remedy[] RESTART = {WINDOWS, LINUX, ANY};

  private static final String FROM_IMAGE =
      "Restart the agent, which takes its certificate from the image in the drive; where there is"
          + " no agent, run the installer from there";

  /// Of a VM whose drive holds the image: most often a clone, which was not restarted since.
  static final Remedy[] FROM_ITS_IMAGE = {
    Remedy.of("restart_from_image_windows", FROM_IMAGE, Route.WINDOWS_GUEST, RESTART_WINDOWS)
        .when(Where.ISO_MOUNTED.and(Where.WINDOWS)),
    Remedy.of("restart_from_image_linux", FROM_IMAGE, Route.LINUX_GUEST, RESTART_LINUX)
        .when(Where.ISO_MOUNTED.and(Where.LINUX)),
    Remedy.of("restart_from_image", FROM_IMAGE, Route.WINDOWS_GUEST, RESTART_WINDOWS)
        .then(Route.LINUX_GUEST, RESTART_LINUX)
        .when(Where.ISO_MOUNTED)
  };

  private static final String TAKE_TITLE =
      "Mount the VM's own image and restart the agent, which takes its certificate from there";

  /// Of a clone whose drive does not hold its image.
  static final Remedy[] TAKE_IMAGE = {
    START_FIRST,
    take("take_image_windows").then(Route.WINDOWS_GUEST, RESTART_WINDOWS).when(Where.WINDOWS),
    take("take_image_linux").then(Route.LINUX_GUEST, RESTART_LINUX).when(Where.LINUX),
    take("take_image")
        .then(Route.WINDOWS_GUEST, RESTART_WINDOWS)
        .then(Route.LINUX_GUEST, RESTART_LINUX)
  };

  private Agent() {}

  /// What a feature of NGT does without while the link is down.
  static Diagnosis silent(String headline, String impact) {
    return Diagnosis.warn("agent_silent", headline, "the cluster does not reach the agent")
        .cause("The communication link to NGT on the VM is down")
        .impact(impact)
        .remedy(RESTART);
  }

  private static Remedy take(String id) {
    return Remedy.of(
            id, TAKE_TITLE, Route.CVM, "nutanix_guest_tools_cli mount_guest_tools {vm_uuid}")
        .requiring(Installation.EMPTY_DRIVE);
  }
}
