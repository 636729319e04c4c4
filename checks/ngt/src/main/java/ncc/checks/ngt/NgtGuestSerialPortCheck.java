package ncc.checks.ngt;

import java.util.List;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Holder;
import ncc.spi.inventory.Guest.SerialDevice;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;

/// Can the agent use the virtual serial port? The port (index 1; COM2 on Windows) must be there,
/// nobody but the agent may have it open, and nothing may speak on it unasked: a login prompt or a
/// console there would answer in the cluster's place. Guide, "IP-less".
@CheckInfo(
    id = "ngt_guest_serial_port_check",
    module = "ngt_guest_checks",
    title = "NGT serial port in the guest",
    description =
        "Checks, inside a guest, that the serial port for communication without IP is there, and"
            + " that nobody but the agent uses it",
    causes = {
      "The VM was not powered off and on since its serial port was added",
      "A login prompt (getty) or a console is configured on the port",
      "Another program opened the port"
    },
    resolutions = {
      "Power the VM off and on again; a restart from inside does not add the port",
      "Linux: systemctl disable --now serial-getty@ttyS1.service; take console=ttyS1 from the"
          + " kernel's command line",
      "Linux: sudo lsof /dev/ttyS1"
    },
    impact = "Communication without IP is not possible, and falls back to 2074/tcp in silence.",
    categories = {"NGT", "Communication", "Guest"},
    interval = "1h")
public record NgtGuestSerialPortCheck() implements GuestCheck {

  @Override
  public Verdict check(Guest guest, CheckContext context) {
    if (guest.isWithoutNgt()) {
      return Verdict.skip("NGT is not installed in this guest");
    }
    return switch (guest.serialDevices()) {
      case Unseen<List<SerialDevice>>(var why) -> unseen(why);
      case Seen<List<SerialDevice>>(var devices) ->
          devices.stream()
              .filter(SerialDevice::present)
              .map(NgtGuestSerialPortCheck::judge)
              .min((one, other) -> one.status().compareTo(other.status()))
              .orElseGet(() -> missing(devices));
    };
  }

  private static Verdict unseen(String why) {
    return Verdict.err("The serial port could not be looked at", "{why}").with("why", why);
  }

  private static Verdict missing(List<SerialDevice> devices) {
    return Verdict.warn("The guest has no serial port for NGT", "looked for {paths}")
        .with("paths", String.join(", ", devices.stream().map(SerialDevice::path).toList()));
  }

  private static Verdict judge(SerialDevice device) {
    return switch (device.holders()) {
      case Unseen<List<Holder>>(var why) -> unseen(why);
      case Seen<List<Holder>>(var holders) -> judge(device, holders);
    };
  }

  private static Verdict judge(SerialDevice device, List<Holder> holders) {
    var stranger = holders.stream().filter(holder -> !holder.agent()).findFirst();
    if (stranger.isPresent()) {
      return Verdict.fail(
              "The serial port for NGT is held by another program", "{path}: {command}, pid {pid}")
          .with("path", device.path())
          .with("command", stranger.get().command())
          .with("pid", stranger.get().pid());
    }
    return holders.isEmpty() ? free(device, device.speaks()) : Verdict.pass();
  }

  private static Verdict free(SerialDevice device, Reading<Boolean> speaks) {
    return switch (speaks) {
      case Unseen<Boolean>(var why) -> unseen(why);
      case Seen<Boolean>(var unasked) ->
          unasked
              ? Verdict.fail("Something speaks on the serial port for NGT unasked", "{path}")
                  .with("path", device.path())
              : Verdict.info("The agent does not use the serial port", "{path} is free")
                  .with("path", device.path());
    };
  }
}
