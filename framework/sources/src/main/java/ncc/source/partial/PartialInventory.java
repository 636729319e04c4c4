package ncc.source.partial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Vm;

/// Collects what one origin tells, row by row, with the doubts about it, and becomes the partial
/// inventory that [ncc.spi.inventory.InventoryMerge] takes.
public final class PartialInventory {
  /// No cluster has nearly as many.
  public static final int MOST_VMS = 2_000_000;

  /// What all their names may have together: a hundred characters each, and more.
  private static final long MOST_TEXT = 256L << 20;

  private static final int NAMED = 3;

  private static final Set<FactType> REGISTRATION = FactType.setOf(NgtRegistration.class);

  private final Origin origin;
  private final Set<FactType> facts;
  private Part.Roster roster;
  private final Provenance provenance;
  private final Map<UUID, Vm> vms = new LinkedHashMap<>();
  private final Doubts doubts = new Doubts();

  /// VMs of which a list of all does not say whether they are registered with NGT.
  private final Doubts untold = new Doubts();

  private boolean isWhole = true;
  private int counted;
  private long text;

  /// @param facts what an origin of this kind can know
  /// @param roster which VMs it lists when it is whole
  public PartialInventory(Origin origin, Set<FactType> facts, Part.Roster roster) {
    this.origin = origin;
    this.facts = new LinkedHashSet<>(FactType.ordered(facts));
    this.roster = roster;
    this.provenance = Provenance.of(origin);
  }

  /// Takes the row over, with its doubts. A row without a UUID is lost, and the origin not whole.
  public void add(Row row, Place place) {
    var uuid = row.uuid();
    if (uuid.isPresent()) {
      add(uuid.get(), row, place);
    } else {
      lost(place, "a row has no VM UUID", row.idText());
    }
  }

  private void add(UUID uuid, Row row, Place place) {
    if (vms.size() == MOST_VMS && !vms.containsKey(uuid)) {
      damaged(place, "it lists more than " + MOST_VMS + " VMs");
      return;
    }
    int length = row.length();
    if (text + length > MOST_TEXT) {
      damaged(place, "the names of its VMs are longer than any cluster's");
      return;
    }
    text += length;
    var vm = row.vm(uuid, provenance);
    row.doubts().forEach(problem -> doubts.add(Caveat.Kind.FACT_LOST, place, problem, row.uuid()));
    if (!row.whyUntold().isEmpty()) {
      var problem = row.whyUntold() + ", so whether the VM is registered with NGT is not known";
      untold.add(
          Caveat.Kind.LIST_INCOMPLETE,
          place,
          new Doubts.Problem(problem, "", ofGuestTools()),
          row.uuid());
    }
    var before = vms.putIfAbsent(uuid, vm);
    if (before != null) {
      twice(before, vm, place);
    }
  }

  private Set<FactType> ofGuestTools() {
    var of = new LinkedHashSet<>(facts);
    of.remove(FactType.of(Power.class));
    return of;
  }

  /// Two rows of one VM: what they disagree about is not known. One that registers it is believed.
  private void twice(Vm before, Vm again, Place place) {
    var repetition = Repetition.of("VM", told(before), told(again), facts);
    doubts.add(
        repetition.kind(), place, repetition.problem(REGISTRATION), Optional.of(before.uuid()));
    vms.put(before.uuid(), before.with(repetition.agreed(REGISTRATION)));
  }

  private static Repetition.Told told(Vm vm) {
    return new Repetition.Told(vm.name(), vm.facts());
  }

  /// The row was cut off or damaged: what it does not tell is lost.
  public void addHalf(Row row, Place place) {
    if (row.uuid().isPresent()) {
      add(row, place);
      var problem =
          new Doubts.Problem(
              "only part of a VM's record could be read", "", FactType.ordered(facts));
      doubts.add(Caveat.Kind.FACT_LOST, place, problem, row.uuid());
    }
  }

  /// It turned out to be about some VMs only, such as one that was asked for by name.
  public void listsOnlySome() {
    roster = Part.Roster.SOME;
  }

  /// It says how many VMs there are, and lists none.
  public void counts(int number) {
    counted = number;
  }

  /// It turned out to be of a version that does not tell these facts of any VM.
  public void cannotKnow(Set<FactType> untold) {
    facts.removeAll(untold);
  }

  public boolean lists(UUID uuid) {
    return vms.containsKey(uuid);
  }

  /// How many VMs were listed.
  public int size() {
    return vms.size();
  }

  /// Part of the origin cannot be read, and with it perhaps VMs and facts.
  public void damaged(Place place, String problem) {
    lost(place, problem, "");
  }

  /// The same, with the text that was found.
  public void lost(Place place, String problem, String found) {
    isWhole = false;
    var kind =
        roster == Part.Roster.EVERY_NGT_VM || roster == Part.Roster.EVERY_VM
            ? Caveat.Kind.LIST_INCOMPLETE
            : Caveat.Kind.FACT_LOST;
    doubts.add(
        kind, place, new Doubts.Problem(problem, found, FactType.ordered(facts)), Optional.empty());
  }

  /// Some facts cannot be read, and the origin is not whole.
  public void lost(Place place, String problem, String found, Set<FactType> lost) {
    isWhole = false;
    doubts.add(
        Caveat.Kind.FACT_LOST, place, new Doubts.Problem(problem, found, lost), Optional.empty());
  }

  /// The origin cuts its list, and may have cut this one. The rows there are lost nothing.
  public void capped(String problem) {
    isWhole = false;
    doubts.add(
        Caveat.Kind.LIST_INCOMPLETE,
        Place.of(origin.name()),
        new Doubts.Problem(problem, "", Set.of()),
        Optional.empty());
  }

  public void note(Place place, String text) {
    doubts.add(Caveat.Kind.NOTE, place, new Doubts.Problem(text, "", Set.of()), Optional.empty());
  }

  /// What was read, of a cluster this origin does not describe.
  public Inventory inventory() {
    return inventory(Cluster.named(""));
  }

  /// What was read.
  public Inventory inventory(Cluster cluster) {
    var part = new Part(origin, facts, roster, vms.size() + counted, isWhole);
    var caveats = new ArrayList<>(doubts.caveats());
    if (roster == Part.Roster.EVERY_VM) {
      untold.caveats().stream().map(this::named).forEach(caveats::add);
    }
    return new Inventory(cluster, List.copyOf(vms.values()), List.of(part), caveats);
  }

  private Caveat named(Caveat caveat) {
    var names =
        vms.values().stream()
            .filter(vm -> caveat.vms().contains(vm.uuid()))
            .limit(NAMED)
            .map(vm -> Caveat.quoted(vm.name()))
            .collect(Collectors.joining(", "));
    return new Caveat(
        caveat.kind(),
        caveat.where(),
        caveat.reason() + ": " + names,
        caveat.facts(),
        caveat.vms());
  }
}
