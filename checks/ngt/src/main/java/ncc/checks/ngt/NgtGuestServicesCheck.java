package ncc.checks.ngt;

import java.util.List;
import java.util.Locale;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;

/// Do the services of NGT run in this guest? What running looks like is the guide's ("NGT
/// が動作しているかの確認"): `loaded active running` on Linux, `Running` on Windows.
@CheckInfo(
    id = "ngt_guest_services_check",
    module = "ngt_guest_checks",
    title = "NGT services in the guest",
    description = "Checks, inside a guest, that the services of Nutanix Guest Tools run",
    categories = {"NGT", "Guest"},
    interval = "5m")
public record NgtGuestServicesCheck() implements GuestCheck {
  private static final String STATE = "{service} is {state}";
  private static final String NO_AGENT =
      "Without the agent there are no application-consistent snapshots, no self-service restore and"
          + " no guest shutdown or reboot";
  private static final Remedy INSTALL =
      Remedy.of(
              "install",
              "Mount the image of NGT and run the installer",
              Route.CVM,
              "nutanix_guest_tools_cli mount_guest_tools <vm_uuid>")
          .then(Route.WINDOWS_GUEST, "run setup.exe from the NUTANIX_TOOLS drive")
          .then(
              Route.LINUX_GUEST,
              "sudo mount $(blkid -L NUTANIX_TOOLS) /mnt",
              "AOS 6.8 or later: sudo python /mnt/installer/linux/install_ngt.py --operation"
                  + " install",
              "AOS 6.5 or earlier: sudo python /mnt/installer/linux/install_ngt.py")
          .requiring(Installation.EMPTY_DRIVE);
  private static final Remedy RESTART =
      Remedy.of("restart_agent", "Restart the agent", Route.WINDOWS_GUEST, Agent.RESTART_WINDOWS)
          .then(Route.LINUX_GUEST, Agent.RESTART_LINUX, "journalctl -u ngt_guest_agent.service");

  private static final Diagnosis NOT_INSTALLED =
      Diagnosis.fail("not_installed", "NGT is not installed in this guest", "{image}")
          .cause("NGT was never installed, or was uninstalled")
          .impact(NO_AGENT)
          .remedy(INSTALL)
          .explains("ngt_guest_certificate_check", "ngt_guest_serial_port_check");
  private static final Diagnosis NO_SERVICE =
      Diagnosis.fail("no_agent", "The guest has no service for the Nutanix Guest Agent", "")
          .cause("The installation did not come to its end")
          .impact(NO_AGENT)
          .remedy(INSTALL);
  private static final Diagnosis AGENT_STOPPED =
      Diagnosis.fail("agent_stopped", "Nutanix Guest Agent does not run", STATE)
          .cause(
              "The service was stopped, or fails when it starts",
              "The service is not enabled and the guest was restarted")
          .impact(NO_AGENT)
          .remedy(RESTART);
  private static final Diagnosis SERVICE_STOPPED =
      Diagnosis.warn("service_stopped", "A service of NGT does not run", STATE)
          .cause(
              "The service was stopped, or fails when it starts",
              "The service is not enabled and the guest was restarted")
          .impact("Without the gateway there is no self-service restore")
          .remedy(RESTART);
  private static final Diagnosis UNSEEN =
      Diagnosis.err("unseen", "The services of NGT could not be looked at", "{why}")
          .cause("This user may not see services, or the output of the command was not captured")
          .impact("Whether the agent runs is not known");

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(NOT_INSTALLED, NO_SERVICE, AGENT_STOPPED, SERVICE_STOPPED, UNSEEN);
  }

  @Override
  public Verdict check(Guest guest, CheckContext context) {
    if (guest.isWithoutNgt()) {
      return NOT_INSTALLED.verdict().with("image", image(guest.isoInserted()));
    }
    return switch (guest.services()) {
      case Unseen<List<Service>>(var why) -> UNSEEN.verdict().with("why", why);
      case Seen<List<Service>>(var services) -> judge(services);
    };
  }

  private static String image(Reading<Boolean> inserted) {
    return switch (inserted) {
      case Seen<Boolean>(var is) ->
          is
              ? "the installer's ISO image is in a CD-ROM drive"
              : "the installer's ISO image is in no CD-ROM drive";
      case Unseen<Boolean>(var why) -> "whether the installer's ISO image is inserted: " + why;
    };
  }

  private static Verdict judge(List<Service> services) {
    if (services.stream().noneMatch(NgtGuestServicesCheck::isAgent)) {
      return NO_SERVICE.verdict();
    }
    var stopped = services.stream().filter(service -> !service.running()).toList();
    if (stopped.isEmpty()) {
      return Verdict.pass();
    }
    var named = stopped.stream().filter(NgtGuestServicesCheck::isAgent).findFirst();
    return named
        .map(agent -> of(agent, AGENT_STOPPED.verdict()))
        .orElseGet(() -> of(stopped.getFirst(), SERVICE_STOPPED.verdict()));
  }

  private static Verdict of(Service service, Verdict verdict) {
    return verdict.with("service", service.name()).with("state", service.state());
  }

  /// `ngt_guest_agent.service` on Linux, `Nutanix Guest Tools Agent` on Windows.
  private static boolean isAgent(Service service) {
    var name = service.name().toLowerCase(Locale.ROOT);
    return name.contains("guest") && name.contains("agent");
  }
}
