package ncc.engine;

import java.util.List;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.GuestProbeCheck;
import ncc.spi.inventory.Inventory;

/// Which of the checks that were asked for are made for an inventory. Those that look from inside a
/// guest are left out where nobody looked from there, and the others where nothing but a guest was
/// looked at. Where none would remain, the operator meant just these: all of them run, and say
/// themselves what they lack.
public final class FittingChecks {
  private FittingChecks() {}

  /// In the order of `asked`.
  public static List<CheckPlugin> of(List<CheckPlugin> asked, Inventory inventory) {
    var fitting = asked.stream().filter(check -> fits(check, inventory)).toList();
    return fitting.isEmpty() ? asked : fitting;
  }

  /// Whether one check is made for an inventory.
  public static boolean fits(CheckPlugin check, Inventory inventory) {
    return isFromInside(check) ? !inventory.guests().isEmpty() : !inventory.isOfGuestAlone();
  }

  private static boolean isFromInside(CheckPlugin check) {
    return check.check() instanceof GuestCheck || check.check() instanceof GuestProbeCheck<?, ?>;
  }
}
