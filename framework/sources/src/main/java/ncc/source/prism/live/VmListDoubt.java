package ncc.source.prism.live;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Part;

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

  /// The groups register VMs with NGT that whole lists do not.
  static boolean between(List<Inventory> lists, List<Inventory> groups) {
    boolean isWhole =
        lists.stream().flatMap(list -> list.parts().stream()).anyMatch(Part::listsEveryNgtVm);
    return isWhole && !registered(lists).containsAll(registered(groups));
  }

  private static Set<UUID> registered(List<Inventory> lists) {
    return lists.stream()
        .flatMap(list -> list.vms().stream())
        .filter(vm -> vm.has(NgtRegistration.class))
        .map(vm -> vm.uuid())
        .collect(Collectors.toSet());
  }
}
