package ncc.spi.source;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.inventory.Cluster;

/// The clusters that are of interest to an operator.
///
/// @param names names or UUIDs; empty for all
/// @param areOwn the names are the operator's own, and a source may call these clusters otherwise:
///   only where it has one of each name are these the ones, else any of its clusters may be
public record WantedClusters(Set<String> names, boolean areOwn) {
  /// Every cluster there is.
  public static final WantedClusters ALL = new WantedClusters(Set.of(), false);

  public WantedClusters {
    names = Set.copyOf(names);
  }

  /// @param names as the sources call them, or UUIDs; empty for all
  public static WantedClusters called(Set<String> names) {
    return new WantedClusters(names, false);
  }

  /// @param names as the operator calls them, or UUIDs; empty for all
  public static WantedClusters own(Set<String> names) {
    return new WantedClusters(names, true);
  }

  public boolean isAll() {
    return names.isEmpty();
  }

  /// The cluster's name or its UUID is among the names, or all are wanted.
  public boolean includes(Cluster cluster) {
    return isAll() || names(cluster).anyMatch(names::contains);
  }

  /// One of the clusters has each of the names.
  public boolean areAllAmong(Stream<Cluster> clusters) {
    return clusters
        .flatMap(WantedClusters::names)
        .collect(Collectors.toUnmodifiableSet())
        .containsAll(names);
  }

  /// What this or the other wants.
  public WantedClusters or(WantedClusters other) {
    return isAll() || other.isAll()
        ? ALL
        : new WantedClusters(
            Stream.concat(names.stream(), other.names.stream()).collect(Collectors.toSet()),
            areOwn || other.areOwn);
  }

  private static Stream<String> names(Cluster cluster) {
    return Stream.concat(Stream.of(cluster.name()), cluster.uuid().map(UUID::toString).stream());
  }
}
