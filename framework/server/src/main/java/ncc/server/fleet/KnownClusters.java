package ncc.server.fleet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import ncc.engine.source.IdentityConflict;
import ncc.spi.inventory.Inventory;
import ncc.store.history.Latest;

/// Which UUIDs clusters had when they were last seen. One that is out of reach, of which nothing
/// but its name is known, is still the same cluster: its history and its alerts go on.
public final class KnownClusters {
  private static final Logger LOG = System.getLogger(KnownClusters.class.getName());

  private final Map<String, UUID> byName;
  private final Map<String, IdentityConflict> conflicts = new ConcurrentHashMap<>();

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

  /// `inventory`, of the cluster that is known by this name where it does not tell itself. Where
  /// another one that the operator named is known by the same UUID, nothing is known of either: one
  /// of them reads the wrong cluster, and would end the alerts of the other.
  ///
  /// @param named what the operator calls clusters
  public Inventory of(Inventory inventory, Set<String> named) {
    var cluster = inventory.cluster();
    cluster.uuid().ifPresent(uuid -> byName.put(cluster.name(), uuid));
    return Optional.ofNullable(byName.get(cluster.name()))
        .map(uuid -> of(inventory, uuid, named))
        .orElse(inventory);
  }

  private Inventory of(Inventory inventory, UUID uuid, Set<String> named) {
    var name = inventory.cluster().name();
    var rivals = named.contains(name) ? rivals(name, uuid, named) : List.<String>of();
    if (rivals.isEmpty()) {
      conflicts.remove(name);
      return inventory.withCluster(inventory.cluster().withUuid(uuid));
    }
    var conflict = new IdentityConflict(uuid, rivals);
    if (!conflict.equals(conflicts.put(name, conflict))) {
      LOG.log(Level.WARNING, "cluster " + name + ": " + conflict.reason());
    }
    return conflict.on(inventory);
  }

  private List<String> rivals(String name, UUID uuid, Set<String> named) {
    return byName.entrySet().stream()
        .filter(known -> known.getValue().equals(uuid) && !known.getKey().equals(name))
        .map(Map.Entry::getKey)
        .filter(named::contains)
        .sorted()
        .toList();
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
