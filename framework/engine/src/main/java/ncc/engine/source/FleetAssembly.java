package ncc.engine.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ncc.engine.Clusters;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.message.Count;

/// Makes clusters, as the operator means them, of what sources brought.
final class FleetAssembly {
  private static final int NAMES = 10;
  private static final int DOUBTS = 3;

  private final FleetPlan plan;
  private final Map<PlannedSource, SourceReading> readings;
  private final Instant latest;
  private final Set<String> reasons = new java.util.LinkedHashSet<>();

  /// @param latest what was taken later is from the future
  FleetAssembly(FleetPlan plan, Map<PlannedSource, SourceReading> readings, Instant latest) {
    this.plan = plan;
    this.readings = readings;
    this.latest = latest;
  }

  ReadFleet fleet() {
    var named = apart(plan.clusters().stream().map(this::named).toList());
    var found = new ArrayList<Inventory>();
    var unread = new ArrayList<Inventory>();
    for (PlannedSource source : plan.sources()) {
      var reading = reading(source);
      var outcome = reading.outcome();
      found.addAll(outcome.inventories());
      outcome
          .reason()
          .ifPresent(reason -> {
            reasons.add(reading.placed(reason));
            if (outcome.inventories().isEmpty()) {
              unread.add(empty(source.uri(), reading.caveat(reason)));
            }
          });
    }
    return new ReadFleet(Clusters.merged(named, found, latest), unread, List.copyOf(reasons));
  }

  /// What tells a UUID that another named cluster tells, too, tells nothing else.
  private List<Inventory> apart(List<Inventory> named) {
    return named.stream()
        .map(one -> conflict(one, named).map(conflict -> conflicting(one, conflict)).orElse(one))
        .toList();
  }

  private Inventory conflicting(Inventory one, IdentityConflict conflict) {
    reasons.add("cluster " + one.cluster().name() + ": " + conflict.reason());
    return conflict.on(one);
  }

  private static Optional<IdentityConflict> conflict(Inventory one, List<Inventory> named) {
    var name = one.cluster().name();
    var uuid = one.cluster().uuid();
    var others =
        named.stream()
            .map(Inventory::cluster)
            .filter(other -> uuid.isPresent() && other.uuid().equals(uuid))
            .map(Cluster::name)
            .filter(other -> !other.equals(name))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(new IdentityConflict(uuid.orElseThrow(), others));
  }

  private SourceReading reading(PlannedSource source) {
    return java.util.Objects.requireNonNull(readings.get(source));
  }

  private static Inventory empty(String name, Caveat... caveats) {
    return new Inventory(Cluster.named(name), List.of(), List.of(), List.of(caveats));
  }

  private Inventory named(PlannedCluster cluster) {
    var uuids = uuids(cluster);
    var brought = new ArrayList<Inventory>();
    var missing = new ArrayList<Caveat>();
    for (PlannedSource source : cluster.sources()) {
      var reading = reading(source);
      var choice = chosen(cluster.name(), reading.outcome(), uuids, isShared(source));
      choice.inventories().forEach(brought::add);
      if (choice.inventories().isEmpty()) {
        choice.reason().ifPresent(reason -> missing.add(reading.caveat(reason)));
      }
      choice
          .reason()
          .ifPresent(
              reason -> reasons.add("cluster " + cluster.name() + ": " + reading.placed(reason)));
    }
    return renamed(cluster.name(), brought, missing);
  }

  private boolean isShared(PlannedSource source) {
    return plan.clusters().stream().filter(one -> one.sources().contains(source)).count() > 1;
  }

  /// What the sources that tell of one cluster only know it by.
  private Set<UUID> uuids(PlannedCluster cluster) {
    var uuids = new HashSet<UUID>();
    for (PlannedSource source : cluster.sources()) {
      var inventories = reading(source).outcome().inventories();
      if (inventories.size() == 1) {
        inventories.getFirst().cluster().uuid().ifPresent(uuids::add);
      }
    }
    return uuids;
  }

  /// The operator's name wins over those of the sources.
  private Inventory renamed(String name, List<Inventory> brought, List<Caveat> missing) {
    var merged = brought.isEmpty() ? empty(name) : InventoryMerge.merge(brought, latest);
    var caveats = new ArrayList<>(missing);
    caveats.addAll(merged.caveats());
    return new Inventory(
        merged.cluster().withName(name),
        merged.vms(),
        merged.parts(),
        caveats,
        merged.guests(),
        merged.resources());
  }

  /// A source of one cluster tells of the one that names it; of several, the one that is called so.
  private static SourceReading.Outcome chosen(
      String name, SourceReading.Outcome outcome, Set<UUID> uuids, boolean isShared) {
    var found = outcome.inventories();
    if (found.isEmpty() || (found.size() == 1 && !isShared)) {
      return outcome;
    }
    var byUuid = found.stream().filter(one -> isOf(one.cluster(), name, uuids)).findFirst();
    if (byUuid.isPresent()) {
      return new SourceReading.Outcome(List.of(byUuid.get()), outcome.reason());
    }
    var byName = found.stream().filter(one -> one.cluster().name().equals(name)).toList();
    return byName.size() == 1
        ? new SourceReading.Outcome(byName, outcome.reason())
        : SourceReading.Outcome.nothing(byName.isEmpty() ? nobody(found, name) : many(byName));
  }

  private static boolean isOf(Cluster cluster, String name, Set<UUID> uuids) {
    return cluster
        .uuid()
        .filter(uuid -> uuids.contains(uuid) || uuid.toString().equals(name))
        .isPresent();
  }

  private static String nobody(List<Inventory> found, String name) {
    return "it has no cluster called %s, but %s%s"
        .formatted(
            Caveat.quoted(name),
            listed(found.stream().map(one -> one.cluster().name()).toList()),
            doubts(found));
  }

  /// Why a cluster may be missing among them, or go by another name.
  private static String doubts(List<Inventory> found) {
    return found.stream()
        .flatMap(one -> one.caveats().stream())
        .filter(caveat -> caveat.kind().isIncomplete())
        .map(caveat -> "; " + caveat.where() + ": " + caveat.reason())
        .distinct()
        .limit(DOUBTS)
        .collect(Collectors.joining());
  }

  private static String many(List<Inventory> found) {
    return "it has %s of this name; name it by its UUID, one of %s"
        .formatted(
            Count.of(found.size(), "cluster"),
            listed(found.stream().map(one -> one.cluster().key()).toList()));
  }

  private static String listed(List<String> names) {
    var shown = names.stream().limit(NAMES).map(Caveat::quoted).collect(Collectors.joining(", "));
    return names.size() <= NAMES ? shown : shown + " and " + (names.size() - NAMES) + " more";
  }
}
