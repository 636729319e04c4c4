package ncc.source.prism.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ncc.source.partial.RosterCheck;
import ncc.source.prism.http.PrismAddress;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.message.Count;

/// Merges what one Prism Central told, cluster by cluster. What it told of no cluster in particular
/// concerns each.
///
/// @param partials the richest first
record CentralClusters(PrismAddress address, List<Inventory> partials) {
  CentralClusters {
    partials = List.copyOf(partials);
  }

  List<Inventory> inventories() {
    Map<UUID, List<Inventory>> byCluster = new LinkedHashMap<>();
    var unplaced = new ArrayList<Inventory>();
    for (Inventory partial : partials) {
      partial
          .cluster()
          .uuid()
          .map(uuid -> byCluster.computeIfAbsent(uuid, _ -> new ArrayList<>()))
          .orElse(unplaced)
          .add(partial);
    }
    if (byCluster.isEmpty()) {
      return List.of(finished(unplaced));
    }
    byCluster.values().forEach(one -> place(unplaced, one, byCluster.size() == 1));
    return byCluster.values().stream().map(this::finished).toList();
  }

  private static void place(
      List<Inventory> unplaced, List<Inventory> cluster, boolean isTheOnlyOne) {
    if (isTheOnlyOne) {
      cluster.addAll(unplaced);
    } else {
      unplaced.stream().map(CentralClusters::doubts).forEach(cluster::add);
    }
  }

  /// What an answer about no cluster in particular means for each.
  private static Inventory doubts(Inventory unplaced) {
    var caveats = new ArrayList<>(unplaced.caveats());
    if (!unplaced.vms().isEmpty()) {
      caveats.add(homeless(unplaced));
    }
    if (!unplaced.resources().isEmpty()) {
      caveats.add(homelessRows(unplaced));
    }
    return new Inventory(Cluster.named(""), List.of(), List.of(), caveats);
  }

  private static Caveat homelessRows(Inventory unplaced) {
    var part = unplaced.parts().getFirst();
    return new Caveat(
        Caveat.Kind.FACT_LOST,
        part.origin().name(),
        Count.of(
            unplaced.resources().size(),
            "row does not say which cluster it is of",
            "rows do not say which cluster they are of"),
        part.facts(),
        Set.of());
  }

  private static Caveat homeless(Inventory unplaced) {
    return new Caveat(
        Caveat.Kind.LIST_INCOMPLETE,
        unplaced.parts().getFirst().origin().name(),
        Count.of(
            unplaced.vms().size(),
            "VM does not say which cluster it is of",
            "VMs do not say which cluster they are of"),
        Set.<FactType>of(),
        Set.of());
  }

  private Inventory finished(List<Inventory> cluster) {
    var merged = InventoryMerge.merge(cluster);
    return RosterCheck.checked(named(merged), address.name());
  }

  private Inventory named(Inventory merged) {
    var cluster = merged.cluster();
    var called = cluster.uuid().map(UUID::toString).orElseGet(address::host);
    return cluster.name().isEmpty() ? merged.withCluster(cluster.withName(called)) : merged;
  }
}
