package ncc.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Vm;

/// Inventories as an operator means them: one per cluster, narrowed to what was asked for.
public final class Clusters {
  private Clusters() {}

  /// One inventory per cluster. Two are of the same cluster when their UUIDs are equal or, where
  /// one of them does not know its UUID, when they have the same name or share a VM.
  public static List<Inventory> merged(List<Inventory> inventories) {
    return ClusterGroups.of(inventories).stream().map(InventoryMerge::merge).toList();
  }

  /// As [#merged], where those `named` by the operator are clusters of their own whatever they have
  /// in common, and come first; what is in `found` joins the first of them that it is the same as.
  ///
  /// @param latest what was taken later is from the future
  public static List<Inventory> merged(
      List<Inventory> named, List<Inventory> found, Instant latest) {
    if (found.isEmpty()) {
      return named;
    }
    var order = new HashMap<String, Integer>();
    named.forEach(one -> order.putIfAbsent(one.cluster().name(), order.size()));
    var all = Stream.concat(named.stream(), found.stream()).toList();
    var apart = Collections.<Inventory>newSetFromMap(new IdentityHashMap<>());
    apart.addAll(named);
    return ClusterGroups.of(all).stream()
        .flatMap(group -> merged(group, apart, latest))
        .sorted(Comparator.comparing(one -> order.getOrDefault(one.cluster().name(), order.size())))
        .toList();
  }

  private static Stream<Inventory> merged(
      List<Inventory> group, Set<Inventory> apart, Instant latest) {
    var first = group.getFirst();
    var others = group.stream().skip(1).filter(apart::contains).toList();
    var same = new ArrayList<>(List.of(first));
    group.stream().skip(1).filter(one -> !apart.contains(one)).forEach(same::add);
    var merged = InventoryMerge.merge(same, latest);
    var named = apart.contains(first) ? renamed(merged, first.cluster().name()) : merged;
    return Stream.concat(Stream.of(named), others.stream());
  }

  /// `inventory` under the name the operator gave its cluster.
  public static Inventory renamed(Inventory inventory, String name) {
    return inventory.withCluster(inventory.cluster().withName(name));
  }

  /// `inventory` with the VMs of `wanted` alone. That others may be missing no longer matters then,
  /// so it becomes a note.
  public static Inventory only(Inventory inventory, Predicate<Vm> wanted) {
    return inventory
        .withVms(inventory.vms().stream().filter(wanted).toList())
        .withEachCaveat(Clusters::asNote);
  }

  private static Caveat asNote(Caveat caveat) {
    return caveat.kind() == Caveat.Kind.LIST_INCOMPLETE
        ? new Caveat(Caveat.Kind.NOTE, caveat.where(), caveat.reason(), Set.of(), Set.of())
        : caveat;
  }

  /// `inventory` with its nodes limited to those whose CVM has one of `addresses`; an address that
  /// no source lists is taken as the operator gave it.
  public static Inventory withCvms(Inventory inventory, List<String> addresses) {
    var nodes = addresses.stream().map(address -> node(inventory.cluster(), address)).toList();
    return inventory.withCluster(inventory.cluster().with(new Nodes(nodes)));
  }

  private static Node node(Cluster cluster, String address) {
    return cluster.nodes().stream()
        .filter(node -> node.cvmIp().equals(address))
        .findFirst()
        .orElseGet(() -> Node.at(address, java.util.Optional.empty()));
  }
}
