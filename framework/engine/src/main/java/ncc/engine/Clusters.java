package ncc.engine;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Vm;

/// Inventories as an operator means them: one per cluster, narrowed to what was asked for.
public final class Clusters {
  private Clusters() {}

  /// One inventory per cluster. Two are of the same cluster when their UUIDs are equal or, where
  /// one of them does not know its UUID, when they have the same name or share a VM.
  public static List<Inventory> merged(List<Inventory> inventories) {
    return ClusterGroups.of(inventories).stream().map(InventoryMerge::merge).toList();
  }

  /// `inventory` with the VMs of `wanted` alone. That others may be missing no longer matters then,
  /// so it becomes a note.
  public static Inventory only(Inventory inventory, Predicate<Vm> wanted) {
    return new Inventory(
        inventory.cluster(),
        inventory.vms().stream().filter(wanted).toList(),
        inventory.parts(),
        inventory.caveats().stream().map(Clusters::asNote).toList());
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
    return new Inventory(
        inventory.cluster().withNodes(nodes),
        inventory.vms(),
        inventory.parts(),
        inventory.caveats());
  }

  private static Node node(Cluster cluster, String address) {
    return cluster.nodes().stream()
        .filter(node -> node.cvmIp().equals(address))
        .findFirst()
        .orElseGet(() -> Node.at(address, java.util.Optional.empty()));
  }
}
