package ncc.source.prism.live;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Vm;

/// Whether the lists of VMs of v4 can be right, by what else Prism Central says.
final class VmListDoubt {
  private VmListDoubt() {}

  /// A list came and is not whole, or holds no VM of a cluster that counts some.
  static boolean of(List<Inventory> clusters, List<Inventory> lists) {
    return lists.stream().flatMap(list -> list.parts().stream()).anyMatch(part -> !part.whole())
        || clusters.stream().filter(VmListDoubt::countsVms).anyMatch(one -> isEmpty(one, lists));
  }

  private static boolean countsVms(Inventory cluster) {
    return cluster.parts().stream().anyMatch(part -> part.vms() > 0);
  }

  private static boolean isEmpty(Inventory cluster, List<Inventory> lists) {
    return lists.stream()
        .filter(list -> list.cluster().uuid().equals(cluster.cluster().uuid()))
        .allMatch(list -> list.vms().isEmpty());
  }

  /// The groups register VMs with NGT that whole lists do not, or do not list VMs of which these do
  /// not say whether they are registered.
  static boolean between(List<Inventory> lists, List<Inventory> groups) {
    boolean isWhole =
        lists.stream().flatMap(list -> list.parts().stream()).anyMatch(Part::listsEveryNgtVm);
    return (isWhole && !registered(lists).containsAll(registered(groups)))
        || !uuids(groups, _ -> true).containsAll(untold(lists));
  }

  private static Set<UUID> registered(List<Inventory> lists) {
    return uuids(lists, vm -> vm.has(NgtRegistration.class));
  }

  private static Set<UUID> uuids(List<Inventory> lists, Predicate<Vm> wanted) {
    return lists.stream()
        .flatMap(list -> list.vms().stream())
        .filter(wanted)
        .map(Vm::uuid)
        .collect(Collectors.toSet());
  }

  /// VMs of which a list does not say whether they are registered with NGT.
  static Set<UUID> untold(List<Inventory> lists) {
    return lists.stream()
        .flatMap(list -> list.caveats().stream())
        .filter(caveat -> caveat.kind() == Caveat.Kind.LIST_INCOMPLETE)
        .flatMap(caveat -> caveat.vms().stream())
        .collect(Collectors.toSet());
  }
}
