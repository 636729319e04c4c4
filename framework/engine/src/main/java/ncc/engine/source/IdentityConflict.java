package ncc.engine.source;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;

/// Clusters that the operator named apart tell one UUID. What a cluster is, the configuration says:
/// none of them is taken for another, and nothing is known of any.
///
/// @param others the names of the others
public record IdentityConflict(UUID uuid, List<String> others) {
  public IdentityConflict {
    others = List.copyOf(others);
  }

  /// `inventory` without what was read of it, so that each of its checks is ERR.
  public Inventory on(Inventory inventory) {
    var name = inventory.cluster().name();
    var caveat = new Caveat(Caveat.Kind.OUT_OF_REACH, name, reason(), Set.of(), Set.of());
    return new Inventory(Cluster.named(name), List.of(), List.of(), List.of(caveat));
  }

  /// For a person, without the name of the cluster.
  public String reason() {
    return ("it tells the UUID %s, and so does %s: one of them reads the wrong cluster, or they are"
            + " one and belong under one name")
        .formatted(uuid, others.stream().map(Caveat::quoted).collect(Collectors.joining(", ")));
  }
}
