package ncc.source.capture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.source.partial.RosterCheck;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Part;
import org.jspecify.annotations.Nullable;

/// Finds out which cluster each file of a capture is about, and merges the files of each.
///
/// Prism Central's files name their clusters. Files that name none, such as what the commands of a
/// CVM print, are about [HomeCluster].
///
/// @param name what to call a cluster that nothing names
/// @param partials what each file tells, the richest first
/// @param stated what `capture.yaml` tells of home
record CapturedClusters(
    String name, Map<CaptureFile, List<Inventory>> partials, Optional<Inventory> stated) {

  List<Inventory> inventories() {
    var all = partials.values().stream().flatMap(List::stream).toList();
    var home = new HomeCluster(of(CaptureFile.NCLI_CLUSTER_INFO), stated, all).uuid();
    Map<Optional<UUID>, List<Inventory>> byCluster = new LinkedHashMap<>();
    Stream.concat(all.stream(), withoutVms())
        .forEach(partial -> {
          var cluster = partial.cluster().uuid().or(() -> home);
          byCluster.computeIfAbsent(cluster, _ -> new ArrayList<>()).add(partial);
        });
    stated.ifPresent(told -> state(told, byCluster.get(home), byCluster.values()));
    return byCluster.values().stream()
        .map(InventoryMerge::merge)
        .map(merged -> named(merged, byCluster.size() > 1))
        .map(merged -> RosterCheck.checked(merged, name))
        .toList();
  }

  private List<Inventory> of(CaptureFile file) {
    return partials.getOrDefault(file, List.of());
  }

  /// Prism Central lists the VMs of all its clusters: one without a VM in that list has none.
  private Stream<Inventory> withoutVms() {
    var lists = of(CaptureFile.PRISM_V4_VMS);
    return of(CaptureFile.PRISM_V4_CLUSTERS).stream()
        .map(Inventory::cluster)
        .filter(cluster -> cluster.uuid().isPresent())
        .filter(cluster -> lists.stream().noneMatch(l -> l.cluster().uuid().equals(cluster.uuid())))
        .flatMap(cluster -> lists.stream().limit(1).map(list -> withoutVms(list, cluster)));
  }

  private static Inventory withoutVms(Inventory list, Cluster cluster) {
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

  private static void state(
      Inventory told, @Nullable List<Inventory> home, Collection<List<Inventory>> clusters) {
    if (home != null) {
      home.add(told);
    } else {
      var where = told.parts().getFirst().origin().name();
      var unused = Caveat.note(where, "not used: its `cluster` names none of several clusters");
      clusters.forEach(partials -> partials.add(noting(unused)));
    }
  }

  private static Inventory noting(Caveat note) {
    return new Inventory(Cluster.named(""), List.of(), List.of(), List.of(note));
  }

  private Inventory named(Inventory merged, boolean isOneOfSeveral) {
    var cluster = merged.cluster();
    if (!cluster.name().isEmpty()) {
      return merged;
    }
    var called = isOneOfSeveral ? cluster.uuid().map(UUID::toString).orElse(name) : name;
    return merged.withCluster(cluster.withName(called));
  }
}
