package ncc.server.fleet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import ncc.engine.source.IdentityConflict;
import ncc.spi.check.Status;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.store.history.Latest;

/// Which UUIDs clusters had when they were last seen. One that is out of reach, of which nothing
/// but its name is known, is still the same cluster: its history and its alerts go on. Safe for use
/// by many threads.
public final class KnownClusters {
  private static final Logger LOG = System.getLogger(KnownClusters.class.getName());

  private final Map<String, UUID> byName = new ConcurrentHashMap<>();
  private final Map<String, IdentityConflict> conflicts = new HashMap<>();

  /// Those whose UUID was told, and not only long ago.
  private final Set<String> settled = new HashSet<>();

  /// Those of which nothing but ERR was last said, and that under their name: they were out of
  /// reach or in conflict when the daemon before this one ended.
  private final Set<String> unidentified = new HashSet<>();

  /// Those that were asked, whatever they told, since what the operator named has changed.
  private final Set<String> asked = new HashSet<>();

  private KnownClusters() {}

  /// Those of which something was last said. Where that was said under a name, although there once
  /// was a UUID, another cluster told the same one.
  public static KnownClusters of(List<Latest> remembered) {
    var known = new KnownClusters();
    remembered.stream().sorted(Comparator.comparing(Latest::judged)).forEach(known::remember);
    return known;
  }

  private void remember(Latest latest) {
    var name = latest.clusterName();
    uuid(latest.cluster())
        .ifPresentOrElse(
            uuid -> {
              byName.put(name, uuid);
              settled.add(name);
              unidentified.remove(name);
            },
            () -> {
              settled.remove(name);
              if (latest.status() == Status.ERR) {
                unidentified.add(name);
              }
            });
  }

  /// The key of a cluster whose UUID was never told is its name.
  private static Optional<UUID> uuid(String key) {
    try {
      return Optional.of(UUID.fromString(key));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Whether nobody can say yet who the cluster is: its UUID is new, or another that the operator
  /// named, and that may tell the same, was not asked yet.
  ///
  /// @param named what the operator calls clusters
  synchronized boolean isInDoubt(Cluster cluster, Set<String> named) {
    var name = cluster.name();
    return named.contains(name)
        && (isNews(cluster)
            || unsettled(named).stream()
                .anyMatch(one -> !one.equals(name) && !asked.contains(one)));
  }

  private boolean isNews(Cluster cluster) {
    var name = cluster.name();
    return cluster.uuid().isPresent()
        && !(settled.contains(name) && cluster.uuid().get().equals(byName.get(name)));
  }

  /// Those of whom no UUID is known that still holds.
  synchronized Set<String> unsettled(Set<String> named) {
    var unsettled = new TreeSet<>(named);
    unsettled.removeAll(settled);
    return unsettled;
  }

  /// Takes what clusters tell, all at once.
  ///
  /// @return those that are in conflict since, or no longer, or with others
  synchronized Set<String> learn(Collection<Cluster> told, Set<String> named) {
    boolean isNew = false;
    for (Cluster cluster : told) {
      asked.add(cluster.name());
      var uuid = cluster.uuid();
      if (uuid.isPresent()) {
        settled.add(cluster.name());
        isNew |=
            !uuid.get().equals(byName.put(cluster.name(), uuid.get()))
                && named.contains(cluster.name());
      }
    }
    return isNew ? compared(named) : Set.of();
  }

  /// Goes by what the operator names when a daemon begins, which may be other clusters than when
  /// the last one ended.
  ///
  /// @return those that are to be judged again: as [#rename] has it, and those that may have been
  ///   in conflict with one that is gone
  public synchronized Set<String> begin(Set<String> named) {
    var again = new HashSet<>(rename(named));
    unidentified.stream().filter(named::contains).forEach(again::add);
    unidentified.clear();
    return again;
  }

  /// Goes by what the operator names now: who tells no UUID is to be asked again.
  ///
  /// @return those that are in conflict since, or no longer, or with others
  public synchronized Set<String> rename(Set<String> named) {
    asked.clear();
    return compared(named);
  }

  private Set<String> compared(Set<String> named) {
    conflicts.keySet().retainAll(named);
    return named.stream().filter(name -> isChanged(name, named)).collect(Collectors.toSet());
  }

  private boolean isChanged(String name, Set<String> named) {
    var conflict = conflict(name, named);
    if (conflict.isEmpty()) {
      return conflicts.remove(name) != null;
    }
    if (conflict.get().equals(conflicts.put(name, conflict.get()))) {
      return false;
    }
    LOG.log(Level.WARNING, "cluster " + name + ": " + conflict.get().reason());
    return true;
  }

  /// `inventory`, of the cluster that is known by this name where it does not tell itself. Where
  /// another one that the operator named is known by the same UUID, nothing is known of either: one
  /// of them reads the wrong cluster, and would end the alerts of the other.
  ///
  /// @param named what the operator calls clusters
  public synchronized Inventory of(Inventory inventory, Set<String> named) {
    var cluster = inventory.cluster();
    return conflict(cluster.name(), named)
        .map(conflict -> conflict.on(inventory))
        .orElseGet(() -> identified(inventory));
  }

  private Inventory identified(Inventory inventory) {
    var cluster = inventory.cluster();
    return cluster
        .uuid()
        .or(() -> Optional.ofNullable(byName.get(cluster.name())))
        .map(uuid -> inventory.withCluster(cluster.withUuid(uuid)))
        .orElse(inventory);
  }

  private Optional<IdentityConflict> conflict(String name, Set<String> named) {
    return Optional.ofNullable(byName.get(name))
        .filter(_ -> named.contains(name))
        .map(uuid -> new IdentityConflict(uuid, rivals(name, uuid, named)))
        .filter(conflict -> !conflict.others().isEmpty());
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
