package ncc.source.prism;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;

/// The clusters out of one answer of Prism Central, which lists itself too and is left out.
final class ClusterList {
  private final Origin origin;
  private final Set<FactType> facts;
  private final List<Inventory> inventories = new ArrayList<>();
  private final PartialInventory others;
  private final Set<String> read = new HashSet<>();
  private final List<Inventory> halves = new ArrayList<>();
  private Optional<ClusterEntity> begun = Optional.empty();
  private boolean isDamaged;

  ClusterList(Origin origin, Set<FactType> facts) {
    this.origin = origin;
    this.facts = facts;
    this.others = partial();
  }

  /// Reads a page.
  interface Reading {
    void read() throws IOException;
  }

  /// Reads an element of the answer.
  interface Element {
    void read(ClusterEntity entity) throws IOException;
  }

  /// Reads a page; where it breaks off, what was read by then stays.
  void page(String name, Reading reading) {
    try {
      reading.read();
    } catch (IOException broken) {
      damaged(Json.place(broken, name), Json.reason(broken));
    }
    begun = Optional.empty();
  }

  /// @return whether it is a new one
  boolean cluster(Place place, Element element) throws IOException {
    var entity = new ClusterEntity(place);
    begun = Optional.of(entity);
    element.read(entity);
    begun = Optional.empty();
    boolean isNew = read.add(entity.cluster().key());
    if (isNew && !entity.isPrismCentral()) {
      inventories.add(inventory(entity, partial()));
    }
    return isNew;
  }

  /// How many different ones there are, Prism Central itself included.
  long size() {
    return read.size();
  }

  /// Something is not of the kind that belongs there: of the cluster being read, else of the list.
  void mismatched(Json.Mismatch mismatch) {
    if (begun.isPresent()) {
      begun.get().unreadable(mismatch, facts);
    } else {
      damaged(mismatch.place(), mismatch.text());
    }
  }

  void damaged(Place place, String why) {
    isDamaged = true;
    others.damaged(place, why);
    begun
        .filter(entity -> entity.cluster().uuid().isPresent() && !entity.isPrismCentral())
        .ifPresent(entity -> {
          var half = partial();
          half.damaged(place, why);
          halves.add(inventory(entity, half));
        });
  }

  /// One per cluster, and one that names none for what could not be read.
  ///
  /// @param whyIncomplete empty when the pages are all there are
  List<Inventory> inventories(String whyIncomplete) {
    if (!isDamaged && !whyIncomplete.isEmpty()) {
      damaged(Place.of(origin.name()), whyIncomplete);
    } else if (!isDamaged && inventories.isEmpty()) {
      others.note(Place.of(origin.name()), "it holds no cluster but Prism Central");
    }
    var all = new ArrayList<>(inventories);
    if (isDamaged || inventories.isEmpty()) {
      all.add(others.inventory());
    }
    all.addAll(halves);
    return List.copyOf(all);
  }

  private static Inventory inventory(ClusterEntity entity, PartialInventory partial) {
    entity
        .unread()
        .forEach(unread ->
            partial.lost(unread.place(), unread.problem(), unread.value(), unread.facts()));
    partial.counts(entity.vmCount());
    return partial.inventory(entity.cluster());
  }

  private PartialInventory partial() {
    return new PartialInventory(origin, facts, Part.Roster.NONE);
  }
}
