package ncc.checks.ngt;

import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;

/// How a guest comes to see the virtual serial port that was added with NGT 3.0: by a full power
/// cycle (guide, note 4). Through the agent where it is in reach; where it is not, that way is
/// shut.
final class SerialPort {
  private static final String TITLE =
      "Shut the VM down and power it on again, so that the guest finds the serial port";
  private static final String ON = "acli vm.on {vm_uuids}";

  /// A VM that is still on when it is told to go on stays off afterwards.
  private static final String UNTIL_OFF =
      "while acli vm.list power_state=true | grep -qE \"$(echo {vm_uuids} | tr , '|')\";"
          + " do sleep 10; done";

  private static final String DOWN = "the VM is down meanwhile";

  /// While the agent is in reach over IP.
  static final Remedy CYCLE_THROUGH_AGENT =
      Remedy.of("power_cycle", TITLE, Route.CVM, "acli vm.guest_shutdown {vm_uuids}", UNTIL_OFF, ON)
          .disrupting(DOWN);

  /// While no path leads to the agent: by ACPI, which a guest may ignore.
  static final Remedy CYCLE_BY_ACPI =
      Remedy.of(
              "power_cycle_acpi",
              TITLE + " (a guest may ignore ACPI: then shut it down from inside)",
              Route.CVM,
              "acli vm.shutdown {vm_uuids}",
              UNTIL_OFF,
              ON)
          .when(Where.known("the agent runs and the port is missing in the guest"))
          .disrupting(DOWN);

  private SerialPort() {}
}
