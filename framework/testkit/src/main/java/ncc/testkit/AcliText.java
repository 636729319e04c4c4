package ncc.testkit;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Vm;

/// What `acli vm.list` prints: a header, then name and UUID of each VM in one power state.
public final class AcliText {
  private static final int NAME_WIDTH = 25;

  private AcliText() {}

  /// `acli vm.list power_state=true`.
  public static void on(Capture capture, Appendable out) throws IOException {
    list(capture, vm -> vm.power().equals(Optional.of(PowerState.ON)), out);
  }

  /// `acli vm.list power_state=false`.
  public static void off(Capture capture, Appendable out) throws IOException {
    list(capture, vm -> vm.power().equals(Optional.of(PowerState.OFF)), out);
  }

  /// `acli vm.list`.
  public static void all(Capture capture, Appendable out) throws IOException {
    list(capture, _ -> true, out);
  }

  private static void list(Capture capture, Predicate<Vm> listed, Appendable out)
      throws IOException {
    row("VM name", "VM UUID", out);
    for (Vm vm : capture.allVms()) {
      if (listed.test(vm)) {
        row(vm.name(), vm.uuid().toString(), out);
      }
    }
  }

  private static void row(String name, String uuid, Appendable out) throws IOException {
    out.append(name).append(" ".repeat(Math.max(0, NAME_WIDTH - name.length())));
    out.append("  ").append(uuid).append("\n");
  }
}
