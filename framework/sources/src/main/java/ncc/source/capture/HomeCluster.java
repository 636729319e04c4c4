package ncc.source.capture;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;

/// Finds the cluster whose CVM printed the files that name none: the only one there is, else the
/// one `ncli cluster info` names, else the one `capture.yaml` names, else the one whose VMs they
/// list.
///
/// @param described what `ncli cluster info` tells
/// @param stated what `capture.yaml` tells
/// @param all what every other file tells
record HomeCluster(List<Inventory> described, Optional<Inventory> stated, List<Inventory> all) {

  /// Its UUID; empty when no file holds one, or none of several can be told to be it.
  Optional<UUID> uuid() {
    var clusters = uuids(all).distinct().toList();
    return clusters.size() > 1 ? amongSeveral() : clusters.stream().findFirst();
  }

  private static Stream<UUID> uuids(List<Inventory> partials) {
    return partials.stream().flatMap(partial -> partial.cluster().uuid().stream());
  }

  private Optional<UUID> amongSeveral() {
    return uuids(described).findFirst().or(this::calledAsStated).or(this::sharingMostVms);
  }

  private Optional<UUID> calledAsStated() {
    return all.stream()
        .map(Inventory::cluster)
        .filter(cluster -> stated.filter(told -> isSameName(told, cluster)).isPresent())
        .flatMap(cluster -> cluster.uuid().stream())
        .findFirst();
  }

  private static boolean isSameName(Inventory told, Cluster cluster) {
    return !cluster.name().isEmpty() && cluster.name().equals(told.cluster().name());
  }

  private Optional<UUID> sharingMostVms() {
    var homeless = homelessVms();
    Map<UUID, Long> shared = new LinkedHashMap<>();
    for (Inventory partial : all) {
      long count = partial.vms().stream().filter(vm -> homeless.contains(vm.uuid())).count();
      partial.cluster().uuid().ifPresent(cluster -> shared.merge(cluster, count, Long::sum));
    }
    return shared.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private Set<UUID> homelessVms() {
    Set<UUID> homeless = new HashSet<>();
    all.stream()
        .filter(partial -> partial.cluster().uuid().isEmpty())
        .flatMap(partial -> partial.vms().stream())
        .forEach(vm -> homeless.add(vm.uuid()));
    return homeless;
  }
}
