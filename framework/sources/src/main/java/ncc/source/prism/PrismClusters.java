package ncc.source.prism;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.Row;
import ncc.source.partial.VmUuid;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;

/// The VMs of several clusters out of one answer of Prism Central. What is wrong with the answer is
/// wrong with each of them.
final class PrismClusters {
  /// The first tell enough of an answer that has more.
  private static final int MOST_FLAWS = 1_000;

  private final Origin origin;
  private final Set<FactType> facts;
  private final Map<Optional<UUID>, PartialInventory> clusters = new LinkedHashMap<>();

  private final List<Consumer<PartialInventory>> flaws = new ArrayList<>();
  private Optional<Place> homeless = Optional.empty();

  PrismClusters(Origin origin, Set<FactType> facts) {
    this.origin = origin;
    this.facts = facts;
  }

  /// Reads which cluster the VM in `row` is of; an empty text tells nothing.
  static Optional<UUID> read(Row row, String field, String text) {
    var cluster = VmUuid.parse(text);
    if (cluster.isEmpty() && !text.isEmpty()) {
      row.unreadable(Set.of(), field + " is no UUID of a cluster", text);
    }
    return cluster;
  }

  /// The VMs of one cluster; empty for those that do not say which.
  PartialInventory of(Optional<UUID> cluster) {
    return clusters.computeIfAbsent(
        cluster, _ -> new PartialInventory(origin, facts, Part.Roster.EVERY_VM));
  }

  /// Takes the row over.
  ///
  /// @return whether its VM is a new one
  boolean add(Row row, Optional<UUID> cluster, Place place) {
    var partial = of(cluster);
    boolean isNew = row.uuid().filter(partial::lists).isEmpty();
    partial.add(row, place);
    if (cluster.isEmpty()) {
      homeless = homeless.or(() -> Optional.of(place));
    }
    return isNew;
  }

  /// How many different VMs there are.
  long size() {
    return clusters.values().stream().mapToLong(PartialInventory::size).sum();
  }

  /// The row at hand, cut off.
  void addHalf(Row row, Optional<UUID> cluster, Place place) {
    if (row.uuid().isPresent()) {
      of(cluster).addHalf(row, place);
    }
  }

  private void flawed(Consumer<PartialInventory> flaw) {
    if (flaws.size() < MOST_FLAWS) {
      flaws.add(flaw);
    }
  }

  /// Something is wrong with the answer as a whole.
  boolean isFlawed() {
    return !flaws.isEmpty();
  }

  void damaged(Place place, String problem) {
    flawed(partial -> partial.damaged(place, problem));
  }

  /// Rows may be missing; those that are there lack nothing.
  void capped(String problem) {
    flawed(partial -> partial.capped(problem));
  }

  /// Rows may be missing, and values inside of those that are there.
  void truncated(String problem) {
    capped(problem);
    flawed(partial ->
        partial.lost(Place.of(origin.name()), problem + ": values may be missing", "", facts));
  }

  /// What was read of each cluster; of one without a name and without VMs when there is none.
  ///
  /// @param untold facts that this version of the answer does not tell of any VM
  /// @param isEveryVm it says of every VM whether it is registered with NGT
  List<Inventory> inventories(Set<FactType> untold, boolean isEveryVm) {
    if (clusters.isEmpty()) {
      of(Optional.empty());
    }
    if (clusters.size() > 1) {
      homeless.ifPresent(this::sayHomeless);
    }
    return clusters.entrySet().stream()
        .map(entry -> {
          var partial = entry.getValue();
          partial.cannotKnow(untold);
          if (!isEveryVm) {
            partial.listsOnlySome();
          }
          flaws.forEach(flaw -> flaw.accept(partial));
          return partial.inventory(cluster(entry.getKey()));
        })
        .toList();
  }

  /// Where no VM tells its cluster, nobody asked for it; where others do, these stand out.
  private void sayHomeless(Place first) {
    var partial = of(Optional.empty());
    partial.note(
        first,
        partial.size() == 1
            ? "1 VM does not tell which cluster it is of"
            : partial.size() + " VMs do not tell which cluster they are of");
  }

  private static Cluster cluster(Optional<UUID> uuid) {
    return new Cluster("", uuid, Optional.empty(), Facts.NONE);
  }
}
