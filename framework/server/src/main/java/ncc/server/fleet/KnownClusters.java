package ncc.server.fleet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import ncc.spi.inventory.Inventory;
import ncc.store.history.Latest;

/// Which UUIDs clusters had when they were last seen. One that is out of reach, of which nothing
/// but its name is known, is still the same cluster: its history and its alerts go on.
public final class KnownClusters {
  private final Map<String, UUID> byName;

  private KnownClusters(Map<String, UUID> remembered) {
    byName = new ConcurrentHashMap<>(remembered);
  }

  /// Those of which something was last said.
  public static KnownClusters of(List<Latest> remembered) {
    var byName = new HashMap<String, UUID>();
    for (Latest latest : remembered) {
      uuid(latest.cluster()).ifPresent(uuid -> byName.put(latest.clusterName(), uuid));
    }
    return new KnownClusters(byName);
  }

  /// The key of a cluster whose UUID was never told is its name.
  private static Optional<UUID> uuid(String key) {
    try {
      return Optional.of(UUID.fromString(key));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// `inventory`, of the cluster that is known by this name where it does not tell itself.
  public Inventory of(Inventory inventory) {
    var cluster = inventory.cluster();
    if (cluster.uuid().isPresent()) {
      byName.put(cluster.name(), cluster.uuid().get());
      return inventory;
    }
    return Optional.ofNullable(byName.get(cluster.name()))
        .map(uuid -> inventory.withCluster(cluster.withUuid(uuid)))
        .orElse(inventory);
  }

  /// What the cluster of this key is called; the key of one whose UUID was never told is its name.
  public String name(String key) {
    return byName.entrySet().stream()
        .filter(known -> known.getValue().toString().equals(key))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(key);
  }
}
