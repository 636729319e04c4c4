package ncc.source.partial;

import java.util.List;
import java.util.Set;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// What an origin tells that brought nothing at all.
public final class OutOfReach {
  private OutOfReach() {}

  /// @param facts what it would have known
  public static Inventory inventory(Origin origin, String reason, Set<FactType> facts) {
    var caveat = new Caveat(Caveat.Kind.OUT_OF_REACH, origin.name(), reason, facts, Set.of());
    return new Inventory(Cluster.named(""), List.of(), List.of(), List.of(caveat));
  }
}
