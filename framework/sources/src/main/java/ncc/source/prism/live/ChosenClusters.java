package ncc.source.prism.live;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.source.prism.http.PrismAddress;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.SourceException;

/// The clusters of a Prism Central that are of interest: those that are called so, by name or UUID,
/// or all.
final class ChosenClusters {
  private static final int NAMED = 20;

  private final Set<String> wanted;
  private final List<Inventory> clusters;

  /// @param wanted names or UUIDs; empty for all
  /// @param all the clusters there are, and what is wrong with their list
  /// @throws SourceException when it is known that none is called so
  ChosenClusters(PrismAddress address, Set<String> wanted, List<Inventory> all)
      throws SourceException {
    this.wanted = wanted;
    this.clusters =
        all.stream()
            .filter(one -> one.cluster().uuid().isEmpty() || isWanted(one.cluster()))
            .toList();
    boolean isAllKnown = all.stream().allMatch(one -> one.isComplete() && !one.parts().isEmpty());
    if (isAllKnown && !wanted.isEmpty() && uuids().findAny().isEmpty()) {
      throw new SourceException(address.name() + ": " + none(all));
    }
  }

  private boolean isWanted(Cluster cluster) {
    return wanted.isEmpty()
        || wanted.contains(cluster.name())
        || cluster.uuid().map(UUID::toString).filter(wanted::contains).isPresent();
  }

  private String none(List<Inventory> all) {
    return "no cluster is called "
        + quoted(wanted.stream().sorted())
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

  /// The part of a query that narrows a v4 list, where one cluster alone is wanted.
  String filter() {
    var only = uuids().limit(2).toList();
    return wanted.isEmpty() || only.size() != 1
        ? ""
        : "&$filter=cluster/extId%20eq%20'" + only.getFirst() + "'";
  }

  /// Those of interest; all of them where it cannot be told.
  List<Inventory> among(List<Inventory> read) {
    var chosen = read.stream().filter(one -> isWanted(one.cluster())).toList();
    return chosen.isEmpty() ? read : chosen;
  }
}
