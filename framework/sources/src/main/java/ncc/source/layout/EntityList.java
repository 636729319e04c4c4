package ncc.source.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.source.partial.Doubts;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.Repetition;
import ncc.source.partial.VmUuid;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Resource;
import ncc.spi.inventory.Vm;
import ncc.spi.source.Layout;

/// Collects what one origin lists of one cluster, row by row, with the doubts about it.
final class EntityList {
  /// What all keys and names may have together: a hundred characters each, and more.
  private static final long MOST_TEXT = 256L << 20;

  private final Origin origin;
  private final Layout layout;
  private final Provenance provenance;
  private final Map<String, Listed> rows = new LinkedHashMap<>();
  private final Doubts doubts = new Doubts();
  private boolean isWhole = true;
  private long text;

  private record Listed(Optional<UUID> vm, String key, String name, Facts facts) {
    Listed without(Set<FactType> doubtful) {
      return new Listed(vm, key, name, facts.without(doubtful));
    }
  }

  EntityList(Origin origin, Layout layout) {
    this.origin = origin;
    this.layout = layout;
    this.provenance = Provenance.of(origin);
  }

  /// Takes the row over, with its doubts. A row without a key is lost, and the list not whole.
  ///
  /// @return whether it is of an entity that was not listed before
  boolean add(TableRow row, Place place) {
    var facts = row.facts();
    var listed = listed(row, facts);
    if (listed.isEmpty()) {
      damaged(place, "a row has no " + key(), row.key());
      return true;
    }
    if (isFull(row, listed.get())) {
      damaged(place, "it lists more than any cluster has", "");
      return true;
    }
    row.problems()
        .forEach(problem -> doubts.add(Caveat.Kind.FACT_LOST, place, problem, listed.get().vm()));
    var before = rows.putIfAbsent(listed.get().key(), listed.get());
    if (before != null) {
      twice(before, listed.get(), place);
    }
    return before == null;
  }

  private String key() {
    return "'%s'%s".formatted(layout.key(), isOfVms() ? ", which is a VM's UUID" : "");
  }

  private boolean isFull(TableRow row, Listed listed) {
    boolean isNew = !rows.containsKey(listed.key());
    text += isNew ? row.length() : 0;
    return isNew && (rows.size() == PartialInventory.MOST_VMS || text > MOST_TEXT);
  }

  private Optional<Listed> listed(TableRow row, Facts facts) {
    var key = row.key();
    if (isOfVms()) {
      return VmUuid.parse(key)
          .or(() -> VmUuid.parseBehindCluster(key))
          .map(uuid -> listed(Optional.of(uuid), uuid.toString(), row, facts));
    }
    return Optional.of(key)
        .filter(one -> !one.isEmpty())
        .map(one -> listed(Optional.empty(), one, row, facts));
  }

  private static Listed listed(Optional<UUID> vm, String key, TableRow row, Facts facts) {
    return new Listed(vm, key, row.name().orElse(key), facts);
  }

  private boolean isOfVms() {
    return layout.kind().equals(Kind.VM);
  }

  /// Two rows of one entity: what they disagree about is not known.
  private void twice(Listed before, Listed again, Place place) {
    var noun = isOfVms() ? "VM" : layout.kind().label().toLowerCase(Locale.ROOT);
    var repetition = Repetition.of(noun, told(before), told(again), layout.facts());
    doubts.add(repetition.kind(), place, repetition.problem(Set.of()), before.vm());
    rows.put(before.key(), before.without(repetition.differing()));
  }

  private static Repetition.Told told(Listed row) {
    return new Repetition.Told(row.name(), row.facts());
  }

  int size() {
    return rows.size();
  }

  boolean isWhole() {
    return isWhole;
  }

  /// Part of the list cannot be read, and with it perhaps entities and facts.
  ///
  /// @param found what stands there; may be empty
  void damaged(Place place, String problem, String found) {
    isWhole = false;
    doubts.add(
        Caveat.Kind.FACT_LOST,
        place,
        new Doubts.Problem(problem, found, layout.facts()),
        Optional.empty());
  }

  void note(String note) {
    doubts.add(
        Caveat.Kind.NOTE,
        Place.of(origin.name()),
        new Doubts.Problem(note, "", Set.of()),
        Optional.empty());
  }

  /// What was read.
  ///
  /// @param untold facts that no row tells, which this list cannot tell
  Inventory inventory(Cluster cluster, Set<FactType> untold) {
    var facts = new LinkedHashSet<>(layout.facts());
    facts.removeAll(untold);
    var vms = new ArrayList<Vm>();
    var resources = new ArrayList<Resource>();
    for (Listed one : rows.values()) {
      one.vm()
          .ifPresentOrElse(
              uuid -> vms.add(new Vm(uuid, one.name(), one.facts(), provenance)),
              () ->
                  resources.add(
                      new Resource(layout.kind(), one.key(), one.name(), one.facts(), provenance)));
    }
    var roster = isOfVms() ? Part.Roster.SOME : Part.Roster.NONE;
    var part = new Part(origin, facts, roster, vms.size(), isWhole);
    return new Inventory(cluster, vms, List.of(part), doubts.caveats(), List.of(), resources);
  }

  /// The facts of a layout none of whose fields any row had.
  static Set<FactType> untold(Layout layout, Set<Layout.Field> said) {
    var untold = new HashSet<>(layout.facts());
    said.forEach(field -> untold.remove(field.fact()));
    return untold;
  }
}
