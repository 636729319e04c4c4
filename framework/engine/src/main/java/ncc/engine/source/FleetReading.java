package ncc.engine.source;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
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
import ncc.engine.RunLimits;
import ncc.engine.RunMonitor;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.spi.source.WantedClusters;

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
    return read(plan, Optional.empty());
  }

  /// As [#read(FleetPlan)].
  ///
  /// @param now what the facts are judged by, so that those taken later are from the future; empty
  ///   for the time when all are read
  public ReadFleet read(FleetPlan plan, Optional<Instant> now) {
    var readings = readings(plan);
    monitor.expectToRead(plan.clusters().size() + plan.sources().size());
    readSideBySide(plan, readings);
    var latest = now.orElseGet(clock::instant).plus(RunLimits.ASTRAY);
    return new FleetAssembly(plan, readings, latest).fleet();
  }

  private Map<PlannedSource, SourceReading> readings(FleetPlan plan) {
    var timeouts = new LinkedHashMap<PlannedSource, Duration>();
    for (PlannedCluster cluster : plan.clusters()) {
      for (PlannedSource source : cluster.sources()) {
        timeouts.merge(source, cluster.timeout(), FleetReading::longer);
      }
    }
    plan.sources()
        .forEach(source -> timeouts.merge(source, limits.timeout(), FleetReading::longer));
    var wanted = wanted(plan);
    var readings = new HashMap<PlannedSource, SourceReading>();
    timeouts.forEach((source, timeout) ->
        readings.put(
            source, new SourceReading(source, requireNonNull(wanted.get(source)), timeout)));
    return readings;
  }

  /// Of a source with a hundred clusters those that name it, whatever it calls them.
  private static Map<PlannedSource, WantedClusters> wanted(FleetPlan plan) {
    var wanted = new HashMap<PlannedSource, WantedClusters>();
    for (PlannedCluster cluster : plan.clusters()) {
      var own = WantedClusters.own(Set.of(cluster.name()));
      cluster.sources().forEach(source -> wanted.merge(source, own, WantedClusters::or));
    }
    plan.sources().forEach(source -> wanted.merge(source, plan.wanted(), WantedClusters::or));
    return wanted;
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
