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
import ncc.source.prism.CentralVmList;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import org.jspecify.annotations.Nullable;

/// Finds out which cluster each file of a capture is about, and merges the files of each.
///
/// Prism Central's files name their clusters. Files that name none, such as what the commands of a
/// CVM print, are about [HomeCluster].
///
/// @param name what to call a cluster that nothing names
/// @param partials what each file tells, the richest first
/// @param ofPlugins what files tell that plugins describe
/// @param stated what `capture.yaml` tells of home
/// @param outOfReach what could not be had when the capture was taken, of any of the clusters
record CapturedClusters(
    String name,
    Map<CaptureFile, List<Inventory>> partials,
    List<Inventory> ofPlugins,
    Optional<Inventory> stated,
    List<Caveat> outOfReach) {

  /// The lists that hold the VMs of all clusters, and on which hypervisor.
  private static final Map<CaptureFile, Optional<Hypervisor>> LISTS =
      Map.of(
          CaptureFile.PRISM_V4_VMS, Optional.of(Hypervisor.AHV),
          CaptureFile.PRISM_V4_ESXI_VMS, Optional.of(Hypervisor.ESXI),
          CaptureFile.PRISM_V3_GROUPS, Optional.empty(),
          CaptureFile.PRISM_V3_VMS, Optional.empty());

  /// The file holds the VMs of many clusters.
  static boolean isOfMany(String file) {
    return CaptureFile.named(file).filter(LISTS::containsKey).isPresent();
  }

  /// The clusters that Prism Central has, as its newest list tells.
  static List<Inventory> ofPrism(Map<CaptureFile, List<Inventory>> partials) {
    var newer = partials.getOrDefault(CaptureFile.PRISM_V4_CLUSTERS, List.of());
    return newer.isEmpty()
        ? partials.getOrDefault(CaptureFile.PRISM_V3_CLUSTERS, List.of())
        : newer;
  }

  List<Inventory> inventories() {
    var all =
        Stream.concat(
                partials.entrySet().stream()
                    .flatMap(entry -> lists(entry.getKey(), entry.getValue()).stream()),
                ofPlugins.stream())
            .toList();
    var home = new HomeCluster(of(CaptureFile.NCLI_CLUSTER_INFO), stated, all).uuid();
    Map<Optional<UUID>, List<Inventory>> byCluster = new LinkedHashMap<>();
    for (Inventory partial : all) {
      var cluster = partial.cluster().uuid().or(() -> home);
      byCluster.computeIfAbsent(cluster, _ -> new ArrayList<>()).add(partial);
    }
    stated.ifPresent(told -> state(told, byCluster.get(home), byCluster.values()));
    byCluster.values().forEach(of -> outOfReach.forEach(caveat -> of.add(only(caveat))));
    return byCluster.values().stream()
        .map(InventoryMerge::merge)
        .map(merged -> named(merged, byCluster.size() > 1))
        .map(merged -> isOfGuestAlone() ? merged : RosterCheck.checked(merged, name))
        .toList();
  }

  /// Nothing was captured that would tell of the cluster, so no list of its VMs is missing.
  private boolean isOfGuestAlone() {
    return ofPlugins.isEmpty()
        && partials.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .allMatch(entry -> CaptureFile.OF_GUEST.contains(entry.getKey()));
  }

  private List<Inventory> of(CaptureFile file) {
    return partials.getOrDefault(file, List.of());
  }

  /// The lists of v4 make up one: that of the VMs on AHV stands for both.
  private List<Inventory> lists(CaptureFile file, List<Inventory> told) {
    var onEsxi = of(CaptureFile.PRISM_V4_ESXI_VMS);
    return switch (file) {
      case PRISM_V4_VMS ->
          CentralVmList.joined(spread(file, told), spread(CaptureFile.PRISM_V4_ESXI_VMS, onEsxi));
      case PRISM_V4_ESXI_VMS ->
          of(CaptureFile.PRISM_V4_VMS).isEmpty() ? spread(file, told) : List.of();
      default -> spread(file, told);
    };
  }

  /// Prism Central's lists of VMs tell of clusters without VMs, too.
  private List<Inventory> spread(CaptureFile file, List<Inventory> told) {
    var clusters = ofPrism(partials);
    return Optional.ofNullable(LISTS.get(file))
        .map(hypervisor -> new CentralVmList(told, hypervisor).spread(clusters))
        .orElse(told);
  }

  private static void state(
      Inventory told, @Nullable List<Inventory> home, Collection<List<Inventory>> clusters) {
    if (home != null) {
      home.add(told);
    } else {
      var where = told.parts().getFirst().origin().name();
      var unused = Caveat.note(where, "not used: its `cluster` names none of several clusters");
      clusters.forEach(partials -> partials.add(only(unused)));
    }
  }

  private static Inventory only(Caveat caveat) {
    return new Inventory(Cluster.named(""), List.of(), List.of(), List.of(caveat));
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
