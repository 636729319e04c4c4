package ncc.engine.source;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Output;
import ncc.spi.source.WantedClusters;

/// What is to be read.
///
/// @param clusters those the operator gave a name, names unique
/// @param sources others, of which every cluster they know is meant
/// @param wanted the clusters of interest among those
public record FleetPlan(
    List<PlannedCluster> clusters, List<PlannedSource> sources, WantedClusters wanted) {

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
    requireNonNull(wanted);
  }

  /// This plan, of whose sources only these of what plugins describe are asked for.
  public FleetPlan asking(List<Output> outputs) {
    var asking = new HashMap<InventorySource, InventorySource>();
    return new FleetPlan(
        clusters.stream()
            .map(one ->
                new PlannedCluster(
                    one.name(), asking(one.sources(), outputs, asking), one.timeout()))
            .toList(),
        asking(sources, outputs, asking),
        wanted);
  }

  /// One source stays one, whoever names it.
  private static List<PlannedSource> asking(
      List<PlannedSource> planned,
      List<Output> outputs,
      Map<InventorySource, InventorySource> asking) {
    return planned.stream()
        .map(one ->
            new PlannedSource(
                asking.computeIfAbsent(one.source(), source -> source.with(outputs)),
                one.location(),
                one.settings(),
                one.uri(),
                one.folder()))
        .toList();
  }
}
