package ncc.source.cvm;

import java.io.InputStream;
import java.util.Optional;
import ncc.source.partial.OutOfReach;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.source.Output;

/// Reads a plugin's output so that one that breaks takes nothing else with it.
record SafeReader(Output output) {
  Inventory read(InputStream text, Origin origin) {
    try {
      return Optional.ofNullable(output.read(text, origin))
          .orElseGet(() -> failed(origin, "it returned null"));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return failed(origin, e.toString().lines().findFirst().orElse(""));
    }
  }

  private Inventory failed(Origin origin, String why) {
    var reason = "its reader " + output.getClass().getName() + " failed: " + why;
    return OutOfReach.inventory(origin, reason, output.tells());
  }
}
