package ncc.engine.source;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What is to be read.
///
/// @param clusters those the operator gave a name, names unique
/// @param sources others, of which every cluster they know is meant
/// @param wanted names or UUIDs of the clusters of interest among those; empty for all
public record FleetPlan(
    List<PlannedCluster> clusters, List<PlannedSource> sources, Set<String> wanted) {

  /// A cluster with a name and sources of its own.
  ///
  /// @param name what the operator calls it
  /// @param sources at least one; they may tell of other clusters, too
  /// @param timeout how long reading it may take
  public record PlannedCluster(String name, List<PlannedSource> sources, Duration timeout) {
    public PlannedCluster {
      requireNonNull(name);
      sources = List.copyOf(sources);
      requireNonNull(timeout);
    }
  }

  public FleetPlan {
    clusters = List.copyOf(clusters);
    sources = List.copyOf(sources);
    wanted = Set.copyOf(wanted);
  }
}
