package ncc.testkit;

import java.io.IOException;
import java.util.Optional;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Vm;

/// What `acli vm.list` prints: a header, then name and UUID of each VM in one power state.
final class AcliText {
  private static final int NAME_WIDTH = 25;

  private AcliText() {}

  static void on(Capture capture, Appendable out) throws IOException {
    list(capture, PowerState.ON, out);
  }

  static void off(Capture capture, Appendable out) throws IOException {
    list(capture, PowerState.OFF, out);
  }

  private static void list(Capture capture, PowerState power, Appendable out) throws IOException {
    row("VM name", "VM UUID", out);
    for (Vm vm : capture.allVms()) {
      if (vm.power().equals(Optional.of(power))) {
        row(vm.name(), vm.uuid().toString(), out);
      }
    }
  }

  private static void row(String name, String uuid, Appendable out) throws IOException {
    out.append(name).append(" ".repeat(Math.max(0, NAME_WIDTH - name.length())));
    out.append("  ").append(uuid).append("\n");
  }
}
