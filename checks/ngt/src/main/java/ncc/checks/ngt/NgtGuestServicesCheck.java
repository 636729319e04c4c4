package ncc.checks.ngt;

import java.util.List;
import java.util.Locale;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.GuestCheck;
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
    causes = {
      "NGT is not installed in this guest",
      "The service was stopped, or fails when it starts",
      "The service is not enabled and the guest was restarted"
    },
    resolutions = {
      "Where NGT is installed, restart it; Linux: sudo systemctl restart ngt_guest_agent.service;"
          + " Windows: Restart-Service \"Nutanix Guest Tools Agent\"; where it is not, mount its"
          + " image (on a CVM: nutanix_guest_tools_cli mount_guest_tools <vm_uuid>) and run the"
          + " installer",
      "Linux, when it stops again: journalctl -u ngt_guest_agent.service"
    },
    impact =
        "Without the agent there are no application-consistent snapshots; without the gateway there"
            + " is no self-service restore.",
    categories = {"NGT", "Guest"},
    interval = "5m")
public record NgtGuestServicesCheck() implements GuestCheck {
  private static final String STATE = "{service} is {state}";

  @Override
  public Verdict check(Guest guest, CheckContext context) {
    if (guest.isWithoutNgt()) {
      return Verdict.fail("NGT is not installed in this guest", "{image}")
          .with("image", image(guest.isoInserted()));
    }
    return switch (guest.services()) {
      case Unseen<List<Service>>(var why) ->
          Verdict.err("The services of NGT could not be looked at", "{why}").with("why", why);
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
      return Verdict.fail("The guest has no service for the Nutanix Guest Agent", "");
    }
    var stopped = services.stream().filter(service -> !service.running()).toList();
    if (stopped.isEmpty()) {
      return Verdict.pass();
    }
    var named = stopped.stream().filter(NgtGuestServicesCheck::isAgent).findFirst();
    return named
        .map(agent -> of(agent, Verdict.fail("Nutanix Guest Agent does not run", STATE)))
        .orElseGet(
            () -> of(stopped.getFirst(), Verdict.warn("A service of NGT does not run", STATE)));
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
