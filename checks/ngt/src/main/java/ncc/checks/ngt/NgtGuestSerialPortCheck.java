package ncc.checks.ngt;

import java.util.List;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
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
    categories = {"NGT", "Communication", "Guest"},
    interval = "1h")
public record NgtGuestSerialPortCheck() implements GuestCheck {
  private static final String FALLS_BACK =
      "Communication without IP is not possible, and falls back to 2074/tcp in silence";

  private static final Diagnosis MISSING =
      Diagnosis.warn("missing", "The guest has no serial port for NGT", "looked for {paths}")
          .cause("The VM was not powered off and on since its serial port was added")
          .impact(FALLS_BACK)
          .remedy(
              Remedy.of(
                      "power_cycle",
                      "Power the VM off and on again; a restart from inside does not add the port",
                      Route.CVM,
                      "acli vm.shutdown <vm_uuid>",
                      "while acli vm.list power_state=true | grep -q <vm_uuid>; do sleep 10; done",
                      "acli vm.on <vm_uuid>")
                  .disrupting("the VM is down meanwhile"));
  private static final Diagnosis HELD =
      Diagnosis.fail(
              "held",
              "The serial port for NGT is held by another program",
              "{path}: {command}, pid {pid}")
          .cause("A program in the guest opened the port")
          .impact(FALLS_BACK)
          .remedy(
              Remedy.of(
                  "free_port",
                  "See who holds the port, and have it use another",
                  Route.LINUX_GUEST,
                  "sudo lsof {path}"));
  private static final Diagnosis SPEAKS =
      Diagnosis.fail("speaks", "Something speaks on the serial port for NGT unasked", "{path}")
          .cause("A login prompt (getty) or a console is configured on the port")
          .impact(FALLS_BACK)
          .remedy(
              Remedy.of(
                  "no_login",
                  "Take login prompt and console off the port",
                  Route.LINUX_GUEST,
                  "sudo systemctl disable --now serial-getty@ttyS1.service",
                  "take console=ttyS1 from the kernel's command line"));
  private static final Diagnosis UNUSED =
      Diagnosis.info("unused", "The agent does not use the serial port", "{path} is free")
          .cause("The agent does not run, or the VM is set to IP only")
          .impact(FALLS_BACK);
  private static final Diagnosis UNSEEN =
      Diagnosis.err("unseen", "The serial port could not be looked at", "{why}")
          .cause("This user may not look, or what would tell it was not captured")
          .impact("Whether the agent can use the port is not known");

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(MISSING, HELD, SPEAKS, UNUSED, UNSEEN);
  }

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
    return UNSEEN.verdict().with("why", why);
  }

  private static Verdict missing(List<SerialDevice> devices) {
    return MISSING
        .verdict()
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
      return HELD.verdict()
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
              ? SPEAKS.verdict().with("path", device.path())
              : UNUSED.verdict().with("path", device.path());
    };
  }
}
