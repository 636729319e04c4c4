package ncc.source.prism;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Vm;

/// A list of VMs out of Prism Central. It holds those of all its clusters: a cluster without a VM
/// in the list has none, as far as the list goes. That of the VMs on AHV says nothing about a
/// cluster that runs on something else.
///
/// @param told what the list told, per cluster
/// @param hypervisor whose VMs it lists; empty for all
public record CentralVmList(List<Inventory> told, Optional<Hypervisor> hypervisor) {
  public CentralVmList {
    told = List.copyOf(told);
    requireNonNull(hypervisor);
  }

  /// What it tells of each cluster, of those without VMs too. What is wrong with a list that is
  /// about no cluster is wrong for every cluster whose VMs it should hold.
  ///
  /// @param clusters those Prism Central has, where that is known
  public List<Inventory> spread(List<Inventory> clusters) {
    var known =
        clusters.stream().map(Inventory::cluster).filter(c -> c.uuid().isPresent()).toList();
    return known.isEmpty()
        ? told
        : Stream.concat(
                told.stream().filter(list -> !isAboutNone(list)),
                known.stream().filter(this::isCovered).flatMap(this::share))
            .toList();
  }

  /// Two lists as one, cluster by cluster: VMs of one hypervisor are in the one list and those of
  /// another in the other, and none of them contradicts the other.
  public static List<Inventory> joined(List<Inventory> one, List<Inventory> other) {
    var joined = new ArrayList<Inventory>();
    var others = new ArrayList<>(other);
    for (Inventory list : one) {
      var same = others.stream().filter(two -> isJoinable(list, two)).findFirst();
      same.ifPresent(others::remove);
      joined.add(same.map(two -> joined(list, two)).orElse(list));
    }
    joined.addAll(others);
    return joined;
  }

  private static boolean isJoinable(Inventory one, Inventory other) {
    return isPlaced(one)
        && one.cluster().uuid().equals(other.cluster().uuid())
        && Collections.disjoint(uuids(one), uuids(other));
  }

  private static Set<UUID> uuids(Inventory list) {
    return list.vms().stream().map(Vm::uuid).collect(Collectors.toSet());
  }

  private static Inventory joined(Inventory one, Inventory other) {
    return new Inventory(
        one.cluster(),
        Stream.concat(one.vms().stream(), other.vms().stream()).toList(),
        Stream.concat(one.parts().stream(), other.parts().stream()).toList(),
        Stream.concat(one.caveats().stream(), other.caveats().stream()).toList());
  }

  private static boolean isPlaced(Inventory list) {
    return list.cluster().uuid().isPresent();
  }

  /// It names no cluster and holds nothing.
  private static boolean isAboutNone(Inventory list) {
    return !isPlaced(list) && list.vms().isEmpty();
  }

  private boolean isCovered(Cluster cluster) {
    return hypervisor.isEmpty()
        || cluster.hypervisor().isEmpty()
        || cluster.hypervisor().equals(hypervisor);
  }

  /// What it tells of `cluster` without naming it.
  private Stream<Inventory> share(Cluster cluster) {
    boolean isListed = told.stream().anyMatch(list -> list.cluster().uuid().equals(cluster.uuid()));
    var aboutNone = told.stream().filter(CentralVmList::isAboutNone).toList();
    var shared = isListed || !aboutNone.isEmpty() ? aboutNone.stream() : told.stream().limit(1);
    return shared.map(list -> empty(list, cluster));
  }

  /// VMs may be missing that nobody knows.
  private static boolean isAboutAll(Caveat caveat) {
    return caveat.kind() == Caveat.Kind.LIST_INCOMPLETE && caveat.vms().isEmpty();
  }

  private static Inventory empty(Inventory list, Cluster cluster) {
    var parts =
        list.parts().stream()
            .map(part -> new Part(part.origin(), part.facts(), part.roster(), 0, part.whole()))
            .toList();
    var caveats =
        list.caveats().stream().filter(caveat -> isAboutNone(list) || isAboutAll(caveat)).toList();
    return new Inventory(cluster, List.of(), parts, caveats);
  }
}
