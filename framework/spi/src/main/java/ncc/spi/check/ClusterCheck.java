package ncc.spi.check;

import java.util.List;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;

/// A check of the cluster itself.
public interface ClusterCheck extends EntityCheck<Cluster> {
  @Override
  default List<Cluster> subjects(Inventory inventory) {
    return List.of(inventory.cluster());
  }
}
