package ncc.source.prism;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Part;

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

  /// It names no cluster and holds nothing.
  private static boolean isAboutNone(Inventory list) {
    return list.cluster().uuid().isEmpty() && list.vms().isEmpty();
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

  private static Inventory empty(Inventory list, Cluster cluster) {
    var parts =
        list.parts().stream()
            .map(part -> new Part(part.origin(), part.facts(), part.roster(), 0, part.whole()))
            .toList();
    var caveats =
        list.caveats().stream()
            .filter(caveat -> isAboutNone(list) || caveat.kind() == Caveat.Kind.LIST_INCOMPLETE)
            .toList();
    return new Inventory(cluster, List.of(), parts, caveats);
  }
}
