package ncc.spi.check;

import java.util.List;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Resource;

/// A check of what a plugin brings: by default all of one kind.
public interface ResourceCheck extends EntityCheck<Resource> {
  /// Of what kind they are.
  Kind kind();

  @Override
  default List<Resource> subjects(Inventory inventory) {
    return inventory.resources(kind());
  }
}
