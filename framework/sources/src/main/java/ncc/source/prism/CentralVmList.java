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

  /// What it tells of each cluster, of those without VMs too.
  ///
  /// @param clusters those Prism Central has, where that is known
  public List<Inventory> spread(List<Inventory> clusters) {
    var known = clusters.stream().map(Inventory::cluster).filter(c -> c.uuid().isPresent());
    var without = known.filter(this::isWithoutVms).toList();
    boolean isAnyKnown = clusters.stream().anyMatch(c -> c.cluster().uuid().isPresent());
    return Stream.concat(
            told.stream().filter(list -> !isAnyKnown || isAbout(list)),
            told.stream().limit(1).flatMap(list -> without.stream().map(c -> empty(list, c))))
        .toList();
  }

  /// A list that holds nothing is about no cluster in particular.
  private static boolean isAbout(Inventory list) {
    return list.cluster().uuid().isPresent() || !list.vms().isEmpty();
  }

  private boolean isWithoutVms(Cluster cluster) {
    boolean isCovered =
        hypervisor.isEmpty()
            || cluster.hypervisor().isEmpty()
            || cluster.hypervisor().equals(hypervisor);
    return isCovered && told.stream().noneMatch(l -> l.cluster().uuid().equals(cluster.uuid()));
  }

  private static Inventory empty(Inventory list, Cluster cluster) {
    var parts =
        list.parts().stream()
            .map(part -> new Part(part.origin(), part.facts(), part.roster(), 0, part.whole()))
            .toList();
    var caveats =
        list.caveats().stream()
            .filter(caveat -> caveat.kind() == Caveat.Kind.LIST_INCOMPLETE)
            .toList();
    return new Inventory(cluster, List.of(), parts, caveats);
  }
}
