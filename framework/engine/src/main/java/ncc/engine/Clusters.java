package ncc.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    var groups = new ArrayList<List<Inventory>>();
    for (Inventory inventory : inventories) {
      groups.stream()
          .filter(group -> group.stream().anyMatch(other -> isSame(inventory, other)))
          .findFirst()
          .orElseGet(() -> {
            var group = new ArrayList<Inventory>();
            groups.add(group);
            return group;
          })
          .add(inventory);
    }
    return groups.stream().map(InventoryMerge::merge).toList();
  }

  private static boolean isSame(Inventory one, Inventory other) {
    var a = one.cluster();
    var b = other.cluster();
    if (a.uuid().isPresent() && b.uuid().isPresent()) {
      return a.uuid().equals(b.uuid());
    }
    return a.name().equals(b.name()) || shareVm(one, other);
  }

  private static boolean shareVm(Inventory one, Inventory other) {
    var uuids = new HashSet<UUID>();
    one.vms().forEach(vm -> uuids.add(vm.uuid()));
    return other.vms().stream().anyMatch(vm -> uuids.contains(vm.uuid()));
  }

  /// `inventory` with the VMs of `wanted` alone. That others may be missing no longer matters then,
  /// so it becomes a note.
  public static Inventory only(Inventory inventory, Predicate<Vm> wanted) {
    return new Inventory(
        inventory.cluster(),
        inventory.vms().stream().filter(wanted).toList(),
        inventory.parts(),
        inventory.caveats().stream().map(Clusters::asNote).toList(),
        inventory.guest());
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
    return inventory.withCluster(inventory.cluster().withNodes(nodes));
  }

  private static Node node(Cluster cluster, String address) {
    return cluster.nodes().stream()
        .filter(node -> node.cvmIp().equals(address))
        .findFirst()
        .orElseGet(() -> Node.at(address, java.util.Optional.empty()));
  }
}
