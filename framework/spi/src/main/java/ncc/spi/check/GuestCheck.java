package ncc.spi.check;

import java.util.List;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;

/// A check of the guest itself, from inside.
public interface GuestCheck extends EntityCheck<Guest> {
  @Override
  default List<Guest> subjects(Inventory inventory) {
    return inventory.guests();
  }
}
