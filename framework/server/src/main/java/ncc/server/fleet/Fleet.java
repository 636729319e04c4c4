package ncc.server.fleet;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import ncc.engine.RunMonitor;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.engine.source.PlannedSource;
import ncc.engine.source.ReadFleet;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;

/// The clusters a daemon looks after: those the operator named, and those that sources of many
/// clusters were found to have.
public final class Fleet {
  private final Map<String, Target> named = new HashMap<>();
  private final List<Target.Whole> sources;
  private final Map<String, Target.Whole> found = new ConcurrentHashMap<>();
  private final Set<PlannedSource> told = ConcurrentHashMap.newKeySet();
  private final Readings readings;

  /// @param maxAge how old facts may be when a check looks at them
  public Fleet(
      FleetPlan plan,
      FleetLimits limits,
      Duration maxAge,
      InstantSource clock,
      RunMonitor monitor) {
    plan.clusters().forEach(cluster -> named.put(cluster.name(), new Target.Named(cluster)));
    sources =
        plan.sources().stream().map(source -> new Target.Whole(source, plan.wanted())).toList();
    readings = new Readings(limits, maxAge, clock, monitor);
  }

  /// What the operator calls clusters.
  public Set<String> named() {
    return Set.copyOf(named.keySet());
  }

  /// Whether every source of many clusters has told which it has.
  public boolean isWhole() {
    return told.containsAll(sources());
  }

  /// Clusters known by now, sorted.
  public Set<String> clusters() {
    var clusters = new TreeSet<>(named.keySet());
    clusters.addAll(found.keySet());
    return clusters;
  }

  /// The sources whose clusters are to be found out.
  public List<PlannedSource> sources() {
    return sources.stream().map(Target.Whole::source).toList();
  }

  /// Reads a source of many clusters, and knows them from then on; they stay known when it is out
  /// of reach the next time.
  ///
  /// @return why it brought nothing; empty when it did
  public List<String> discover(PlannedSource source) {
    var target =
        sources.stream().filter(one -> one.source().equals(source)).findFirst().orElseThrow();
    var read = readings.of(target, Optional.empty()).fleet();
    note(target, read);
    if (read.reasons().isEmpty()) {
      told.add(source);
    }
    return read.reasons();
  }

  private void note(Target.Whole target, ReadFleet read) {
    read.clusters().forEach(one -> found.putIfAbsent(one.cluster().name(), target));
  }

  /// The source that was found to have a cluster.
  public Optional<PlannedSource> finder(String cluster) {
    return Optional.ofNullable(found.get(cluster)).map(Target.Whole::source);
  }

  /// Knows a cluster from before, where its source is still one of these: it is called the same,
  /// whatever is set of it now.
  public void adopt(String cluster, PlannedSource source) {
    sources.stream()
        .filter(one -> one.source().uri().equals(source.uri()))
        .findFirst()
        .ifPresent(one -> found.putIfAbsent(cluster, one));
  }

  /// What is known of a cluster now. One that cannot be read has no parts and says why.
  ///
  /// @return empty for a cluster that is not looked after here
  public Optional<Inventory> inventory(String cluster) {
    return facts(cluster, Optional.empty()).map(Facts::inventory);
  }

  /// The same for who only looks: what comes within `patience`. A reading that takes longer goes on
  /// for whoever asks next.
  ///
  /// @return empty also while the cluster is being read
  public Optional<Inventory> inventory(String cluster, Duration patience)
      throws InterruptedException {
    var target = target(cluster);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    return readings.of(target.get(), patience).map(read -> inventory(cluster, target.get(), read));
  }

  private Optional<Target> target(String cluster) {
    return Optional.<Target>ofNullable(named.get(cluster))
        .or(() -> Optional.ofNullable(found.get(cluster)));
  }

  /// What is known of a cluster.
  ///
  /// @param joined it was read, or was still being read, for who asked
  public record Facts(Inventory inventory, boolean joined) {
    public Facts {
      requireNonNull(inventory);
    }
  }

  /// What is known of a cluster, as [#inventory] tells it.
  ///
  /// @param asked when somebody asked who wants no facts from before; a reading under way is shared
  public Optional<Facts> facts(String cluster, Optional<Instant> asked) {
    return target(cluster).map(one -> facts(cluster, one, asked));
  }

  private Facts facts(String name, Target target, Optional<Instant> asked) {
    var read = readings.of(target, asked);
    return new Facts(inventory(name, target, read.fleet()), read.joined());
  }

  private Inventory inventory(String name, Target target, ReadFleet read) {
    return switch (target) {
      case Target.Named _ -> read.clusters().getFirst();
      case Target.Whole whole -> {
        note(whole, read);
        yield read.clusters().stream()
            .filter(one -> one.cluster().name().equals(name))
            .findFirst()
            .orElseGet(() -> missing(name, whole, read));
      }
    };
  }

  private static Inventory missing(String name, Target.Whole target, ReadFleet read) {
    var caveats =
        read.unread().isEmpty()
            ? List.of(
                new Caveat(
                    Caveat.Kind.OUT_OF_REACH,
                    target.source().uri(),
                    "it has no cluster called " + Caveat.quoted(name) + " any more",
                    Set.of(),
                    Set.of()))
            : read.unread().getFirst().caveats();
    return new Inventory(Cluster.named(requireNonNull(name)), List.of(), List.of(), caveats);
  }

  /// Lets go of facts that are too old.
  public void forgetOld() {
    readings.forgetOld();
  }
}
