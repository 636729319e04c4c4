package ncc.source.capture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.source.partial.RosterCheck;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Vm;
import org.jspecify.annotations.Nullable;

/// Finds out which cluster each file of a capture is about, and merges the files of each.
///
/// Prism Central's files name their clusters. The commands of a CVM are about its own cluster,
/// home: the one `ncli cluster info` names, else the only one there is, else the one `capture.yaml`
/// names, else the one whose VMs they list.
///
/// @param name what to call a cluster that nothing names
/// @param partials what each file tells, the richest first
/// @param stated what `capture.yaml` tells of home
record CapturedClusters(
    String name, Map<CaptureFile, List<Inventory>> partials, Optional<Inventory> stated) {

  List<Inventory> inventories() {
    var clusters = all().flatMap(partial -> partial.cluster().uuid().stream()).distinct().toList();
    var home = clusters.size() > 1 ? home() : clusters.stream().findFirst();
    Map<Optional<UUID>, List<Inventory>> byCluster = new LinkedHashMap<>();
    all()
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

  private Stream<Inventory> all() {
    return partials.values().stream().flatMap(List::stream);
  }

  /// Home among several clusters.
  private Optional<UUID> home() {
    return partials.getOrDefault(CaptureFile.NCLI_CLUSTER_INFO, List.of()).stream()
        .flatMap(partial -> partial.cluster().uuid().stream())
        .findFirst()
        .or(this::calledAsConfigured)
        .or(this::sharingMostVms);
  }

  private Optional<UUID> calledAsConfigured() {
    return all()
        .map(Inventory::cluster)
        .filter(cluster -> stated.filter(told -> isSameName(told, cluster)).isPresent())
        .flatMap(cluster -> cluster.uuid().stream())
        .findFirst();
  }

  private static boolean isSameName(Inventory told, Cluster cluster) {
    return !cluster.name().isEmpty() && cluster.name().equals(told.cluster().name());
  }

  private Optional<UUID> sharingMostVms() {
    Set<UUID> homeless = new HashSet<>();
    all()
        .filter(partial -> partial.cluster().uuid().isEmpty())
        .forEach(partial -> partial.vms().forEach(vm -> homeless.add(vm.uuid())));
    Map<UUID, Long> shared =
        all()
            .flatMap(partial ->
                partial.cluster().uuid().stream()
                    .flatMap(cluster ->
                        partial.vms().stream()
                            .map(Vm::uuid)
                            .filter(homeless::contains)
                            .map(_ -> cluster)))
            .collect(
                Collectors.groupingBy(
                    cluster -> cluster, LinkedHashMap::new, Collectors.counting()));
    return shared.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  private Inventory named(Inventory merged, boolean isOneOfSeveral) {
    var cluster = merged.cluster();
    if (!cluster.name().isEmpty()) {
      return merged;
    }
    var called = isOneOfSeveral ? cluster.uuid().map(UUID::toString).orElse(name) : name;
    return new Inventory(renamed(cluster, called), merged.vms(), merged.parts(), merged.caveats());
  }

  private static Cluster renamed(Cluster cluster, String name) {
    return new Cluster(
        name,
        cluster.uuid(),
        cluster.id(),
        cluster.aosVersion(),
        cluster.nccVersion(),
        cluster.ngtVersion(),
        cluster.hypervisor(),
        cluster.vip(),
        cluster.dsip(),
        cluster.nodes(),
        cluster.vmCount());
  }
}
