package ncc.spi.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Merges the VMs of several partial inventories by UUID.
final class VmMerge {
  private static final Conflicts.Matter NAME = Conflicts.Matter.of("name");

  private final List<List<Vm>> lists;
  private final Set<Origin> tellingAll;
  private final Set<Untold> untold;
  private final Conflicts conflicts;

  /// An origin does not know whether this VM is registered.
  private record Untold(Origin origin, UUID vm) {}

  /// Whose name was believed, for VMs that are named differently: a name is no fact with a
  /// provenance of its own.
  private final Map<UUID, Origin> namedBy = new HashMap<>();

  private final MixedProvenance provenances = new MixedProvenance();

  VmMerge(List<Inventory> partials, Conflicts conflicts) {
    this.lists = partials.stream().map(Inventory::vms).filter(vms -> !vms.isEmpty()).toList();
    this.tellingAll = partials.stream().flatMap(VmMerge::tellingAll).collect(Collectors.toSet());
    this.untold = partials.stream().flatMap(VmMerge::untold).collect(Collectors.toSet());
    this.conflicts = conflicts;
  }

  /// Origins that say of every VM whether it is registered with NGT.
  private static Stream<Origin> tellingAll(Inventory partial) {
    return partial.parts().stream()
        .filter(part -> part.roster() == Part.Roster.EVERY_VM)
        .map(Part::origin);
  }

  private static Stream<Untold> untold(Inventory partial) {
    return partial.caveats().stream()
        .filter(caveat -> caveat.kind() == Caveat.Kind.LIST_INCOMPLETE)
        .flatMap(caveat -> caveat.vms().stream())
        .flatMap(vm -> partial.parts().stream().map(part -> new Untold(part.origin(), vm)));
  }

  List<Vm> merged() {
    return switch (lists.size()) {
      case 0 -> List.of();
      case 1 -> lists.getFirst();
      default -> List.copyOf(byUuid());
    };
  }

  private Collection<Vm> byUuid() {
    int most = lists.stream().mapToInt(List::size).max().orElse(0);
    Map<UUID, Vm> merged = LinkedHashMap.newLinkedHashMap(most);
    BinaryOperator<Vm> merging = this::merge;
    for (List<Vm> vms : lists) {
      for (Vm vm : vms) {
        merged.merge(vm.uuid(), vm, merging);
      }
    }
    return merged.values();
  }

  private Vm merge(Vm first, Vm second) {
    registered(first, second);
    registered(second, first);
    var facts =
        new FactMerge(
            told(first),
            told(second),
            conflicts,
            (matter, believed, doubted) -> conflicts.ofVm(first, matter, believed, doubted));
    var name = name(first, second);
    var merged = facts.merged();
    var aliases = aliases(first.aliases(), second.aliases());
    var fromSecond = facts.factsFromSecond();
    if (name.equals(first.name()) && fromSecond.isEmpty() && aliases.equals(first.aliases())) {
      return first;
    }
    var provenance = provenances.of(first.provenance(), second.provenance(), fromSecond);
    return new Vm(first.uuid(), name, merged, provenance, aliases);
  }

  private static FactMerge.Told told(Vm vm) {
    return new FactMerge.Told(vm.facts(), vm.provenance());
  }

  private static Set<UUID> aliases(Set<UUID> first, Set<UUID> second) {
    if (first.containsAll(second)) {
      return first;
    }
    var all = new HashSet<>(first);
    all.addAll(second);
    return all;
  }

  /// A VM must not drop out of the checks because one of two origins does not know it, so the one
  /// that registers it is believed, whenever it was taken.
  private void registered(Vm with, Vm without) {
    var silent = without.provenance().base();
    if (with.has(NgtRegistration.class)
        && !without.has(NgtRegistration.class)
        && tellingAll.contains(silent)
        && !untold.contains(new Untold(silent, without.uuid()))) {
      conflicts.ofVm(with, Conflicts.Matter.REGISTRATION, with.provenance().base(), silent);
    }
  }

  private String name(Vm first, Vm second) {
    if (isSameName(first, second) || isUnnamed(second)) {
      return first.name();
    }
    return isUnnamed(first) ? second.name() : believedName(first, second);
  }

  private String believedName(Vm first, Vm second) {
    var one = namedBy.getOrDefault(first.uuid(), first.provenance().base());
    var other = second.provenance().base();
    boolean isSecond = conflicts.believesSecond(one, other);
    conflicts.ofVm(first, NAME, isSecond ? other : one, isSecond ? one : other);
    namedBy.put(first.uuid(), isSecond ? other : one);
    return isSecond ? second.name() : first.name();
  }

  /// Tables pad names with spaces, so spaces at the end are not told by every origin.
  private static boolean isSameName(Vm first, Vm second) {
    return first.name().equals(second.name()) || first.name().strip().equals(second.name().strip());
  }

  private static boolean isUnnamed(Vm vm) {
    return vm.name().equals(vm.uuid().toString());
  }

  /// Provenances of merged entities, each made once.
  static final class MixedProvenance {
    private record Mix(
        Provenance first, Provenance second, List<Class<? extends Fact>> fromSecond) {
      @SuppressWarnings("ReferenceEquality") // those of one list share one object
      boolean isOf(Provenance one, Provenance other, List<Fact> facts) {
        return first == one && second == other && isOf(facts);
      }

      private boolean isOf(List<Fact> facts) {
        for (int i = 0; i < facts.size() && i < fromSecond.size(); i++) {
          if (facts.get(i).getClass() != fromSecond.get(i)) {
            return false;
          }
        }
        return facts.size() == fromSecond.size();
      }
    }

    private final Map<Mix, Provenance> made = new HashMap<>();
    private Optional<Mix> last = Optional.empty();
    private Optional<Provenance> lastMade = Optional.empty();

    /// Neighbours in a list nearly always come from the same origins.
    Provenance of(Provenance first, Provenance second, List<Fact> fromSecond) {
      if (last.isEmpty() || !last.get().isOf(first, second, fromSecond)) {
        List<Class<? extends Fact>> classes = new ArrayList<>();
        fromSecond.forEach(fact -> classes.add(fact.getClass()));
        var mix = new Mix(first, second, classes);
        lastMade = Optional.of(made.computeIfAbsent(mix, MixedProvenance::mixed));
        last = Optional.of(mix);
      }
      return lastMade.orElseThrow();
    }

    private static Provenance mixed(Mix mix) {
      var other = new HashMap<>(mix.first.other());
      for (var fact : mix.fromSecond) {
        var type = FactType.of(fact);
        other.put(type, mix.second.of(type));
      }
      other.values().removeIf(mix.first.base()::equals);
      return new Provenance(mix.first.base(), other);
    }
  }

  static Set<UUID> uuids(Inventory partial) {
    Set<UUID> uuids = HashSet.newHashSet(partial.vms().size());
    partial.vms().forEach(vm -> uuids.add(vm.uuid()));
    return uuids;
  }
}
