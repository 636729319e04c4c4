package ncc.server.fleet;

import static java.util.Objects.requireNonNull;

import java.util.List;
import ncc.engine.source.FleetPlan;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.engine.source.PlannedSource;
import ncc.spi.source.WantedClusters;

/// What is read at once.
sealed interface Target {
  /// What reading it takes.
  FleetPlan plan();

  /// A cluster the operator gave a name.
  record Named(PlannedCluster cluster) implements Target {
    public Named {
      requireNonNull(cluster);
    }

    @Override
    public FleetPlan plan() {
      return new FleetPlan(
          List.of(cluster), List.of(), WantedClusters.own(java.util.Set.of(cluster.name())));
    }
  }

  /// A source, of which every cluster it knows is meant.
  record Whole(PlannedSource source, WantedClusters wanted) implements Target {
    public Whole {
      requireNonNull(source);
      requireNonNull(wanted);
    }

    @Override
    public FleetPlan plan() {
      return new FleetPlan(List.of(), List.of(source), wanted);
    }
  }
}
