package ncc.engine.source;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import ncc.engine.RunMonitor;
import ncc.engine.source.FleetPlan.PlannedCluster;

/// Reads clusters in parallel, the sources of each side by side, each within its own time: one that
/// is dead costs the others nothing. A source that several clusters name is read once, within the
/// longest of their times.
///
/// @param clock for the time facts are taken
/// @param monitor sees how far it is, and may stop it at once
public record FleetReading(FleetLimits limits, InstantSource clock, RunMonitor monitor) {
  public FleetReading {
    requireNonNull(limits);
    requireNonNull(clock);
    requireNonNull(monitor);
  }

  /// Never throws for what a source does.
  public ReadFleet read(FleetPlan plan) {
    var readings = readings(plan);
    monitor.expectToRead(plan.clusters().size() + plan.sources().size());
    readSideBySide(plan, readings);
    return new FleetAssembly(plan, readings).fleet();
  }

  private Map<PlannedSource, SourceReading> readings(FleetPlan plan) {
    var timeouts = new LinkedHashMap<PlannedSource, Duration>();
    for (PlannedCluster cluster : plan.clusters()) {
      for (PlannedSource source : cluster.sources()) {
        timeouts.merge(source, cluster.timeout(), FleetReading::longer);
      }
    }
    var named = Set.copyOf(timeouts.keySet());
    plan.sources()
        .forEach(source -> timeouts.merge(source, limits.timeout(), FleetReading::longer));
    var readings = new HashMap<PlannedSource, SourceReading>();
    timeouts.forEach((source, timeout) -> {
      // A named cluster may be called otherwise by its source, so nothing is left out there.
      var wanted = named.contains(source) ? Set.<String>of() : plan.wanted();
      readings.put(source, new SourceReading(source, wanted, timeout));
    });
    return readings;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /// A cluster's turn is used only by the sources it is the first to name; for others it waits
  /// outside, so that fifty clusters of one Prism Central use one turn.
  private void readSideBySide(FleetPlan plan, Map<PlannedSource, SourceReading> readings) {
    var turns = new Semaphore(limits.maxClusters(), true);
    var unclaimed = new HashMap<>(readings);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<PlannedSource> sources : clusters(plan)) {
        var own = new ArrayList<SourceReading>();
        for (PlannedSource source : sources) {
          Optional.ofNullable(unclaimed.remove(source)).ifPresent(own::add);
        }
        var all = sources.stream().map(readings::get).toList();
        if (!own.isEmpty()) {
          turns.acquireUninterruptibly();
        }
        threads.execute(() -> readCluster(own, all, turns));
      }
    }
  }

  private static List<List<PlannedSource>> clusters(FleetPlan plan) {
    var clusters = new ArrayList<List<PlannedSource>>();
    plan.clusters().forEach(cluster -> clusters.add(cluster.sources()));
    plan.sources().forEach(source -> clusters.add(List.of(source)));
    return clusters;
  }

  private void readCluster(
      Collection<SourceReading> own, Collection<SourceReading> all, Semaphore turns) {
    if (!own.isEmpty()) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        own.forEach(reading -> threads.execute(() -> reading.run(limits, clock, monitor)));
      } finally {
        turns.release();
      }
    }
    all.forEach(SourceReading::outcome);
    monitor.clusterDone();
  }
}
