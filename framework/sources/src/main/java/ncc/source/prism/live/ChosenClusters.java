package ncc.source.prism.live;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.source.prism.http.PrismAddress;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.SourceException;
import ncc.spi.source.WantedClusters;

/// The clusters of a Prism Central that are of interest: those that are called so, by name or UUID,
/// or all; all, too, where the operator may call one otherwise than Prism does.
final class ChosenClusters {
  private static final int NAMED = 20;

  /// A filter of so many clusters keeps a request below 4 KiB, which any server takes.
  private static final int FILTERED = 50;

  private final WantedClusters wanted;
  private final List<Inventory> clusters;
  private final boolean isSome;

  /// @param all the clusters there are, and what is wrong with their list
  /// @throws SourceException when it is known that none is called so
  ChosenClusters(PrismAddress address, WantedClusters wanted, List<Inventory> all)
      throws SourceException {
    boolean isAnyOfThem =
        wanted.areOwn() && !wanted.areAllAmong(all.stream().map(Inventory::cluster));
    this.wanted = isAnyOfThem ? WantedClusters.ALL : wanted;
    this.clusters =
        all.stream()
            .filter(one -> one.cluster().uuid().isEmpty() || this.wanted.includes(one.cluster()))
            .toList();
    this.isSome = clusters.size() < all.size();
    boolean isAllKnown = all.stream().allMatch(one -> one.isComplete() && !one.parts().isEmpty());
    if (isAllKnown && !this.wanted.isAll() && uuids().findAny().isEmpty()) {
      throw new SourceException(address.name() + ": " + none(all));
    }
  }

  private String none(List<Inventory> all) {
    return "no cluster is called "
        + quoted(wanted.names().stream().sorted())
        + "; it has "
        + quoted(
            all.stream().map(one -> one.cluster().name()).filter(name -> !name.isEmpty()).sorted());
  }

  private static String quoted(Stream<String> names) {
    return names.limit(NAMED).map(Caveat::quoted).collect(Collectors.joining(", "));
  }

  private Stream<UUID> uuids() {
    return clusters.stream().flatMap(one -> one.cluster().uuid().stream());
  }

  List<Inventory> clusters() {
    return clusters;
  }

  /// All clusters are known, and each runs on `hypervisor` and on no other.
  boolean allRunOn(Hypervisor hypervisor) {
    return clusters.stream()
        .allMatch(one ->
            one.isComplete() && one.cluster().hypervisor().filter(hypervisor::equals).isPresent());
  }

  /// The part of a query that narrows a v4 list to these clusters; empty where they are all there
  /// are, or too many to be named.
  String filter() {
    var some = uuids().distinct().toList();
    return !isSome || some.isEmpty() || some.size() > FILTERED
        ? ""
        : some.stream()
            .map("cluster/extId%%20eq%%20'%s'"::formatted)
            .collect(Collectors.joining("%20or%20", "&$filter=", ""));
  }

  /// Those of interest; all of them where it cannot be told.
  List<Inventory> among(List<Inventory> read) {
    var chosen = read.stream().filter(one -> wanted.includes(one.cluster())).toList();
    return chosen.isEmpty() ? read : chosen;
  }
}
