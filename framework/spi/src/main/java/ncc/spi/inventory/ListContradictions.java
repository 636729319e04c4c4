package ncc.spi.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.spi.message.Count;

/// Whole lists of VMs that cannot all be right: one does not know what another knows. Silence is no
/// answer, so what only the silent one could tell is lost, and not "not reported".
final class ListContradictions {
  private static final int EXAMPLES = 3;

  private final List<Inventory> partials;
  private final Cluster cluster;
  private final List<Vm> vms;
  private final Conflicts conflicts;
  private final boolean isToldWhoIsRegistered;
  private final Map<Matter, Named> matters = new LinkedHashMap<>();

  /// What one origin says that the whole list `silent` does not.
  private record Matter(Gap gap, Origin silent, Origin telling, Set<FactType> lost) {}

  /// What the silent list lacks.
  private enum Gap {
    /// VMs that are perhaps registered with NGT.
    VMS(Caveat.Kind.LIST_INCOMPLETE, "lists %s that this one does not: %s"),
    /// VMs that are registered, and facts with them.
    FACTS_OF_VMS(Caveat.Kind.FACT_LOST, VMS.words),
    /// VMs of which others tell all that is to be known.
    OTHER_VMS(Caveat.Kind.CONFLICT, VMS.words),
    /// Registrations, and facts with them.
    FACTS(Caveat.Kind.FACT_LOST, "registers with NGT %s that this one does not: %s"),
    /// Registrations, of which the others tell as much.
    ROWS(Caveat.Kind.CONFLICT, FACTS.words),
    /// It is a list of the registered VMs, and says that there are none.
    ALL(Caveat.Kind.LIST_INCOMPLETE, "registers with NGT %s, and this one lists none: %s");

    private final Caveat.Kind kind;
    private final String words;

    Gap(Caveat.Kind kind, String words) {
      this.kind = kind;
      this.words = words;
    }
  }

  /// The VMs concerned.
  private record Named(Set<UUID> vms, List<String> examples) {
    Named() {
      this(new LinkedHashSet<>(), new ArrayList<>(EXAMPLES));
    }
  }

  /// Whole lists out of which a partial inventory was read.
  private record Lists(Inventory partial, List<Part> whole) {
    /// Those that say who is registered with NGT, and those that do not.
    static Stream<Lists> of(Inventory partial) {
      return Stream.of(
              partial.parts().stream()
                  .filter(part -> part.listsEveryNgtVm() || isSilent(part, partial))
                  .toList(),
              listsAllItCounts(partial)
                  ? partial.parts().stream()
                      .filter(part -> part.whole() && part.roster() == Part.Roster.SOME)
                      .toList()
                  : List.<Part>of())
          .filter(whole -> !whole.isEmpty())
          .map(whole -> new Lists(partial, whole));
    }

    /// Several lists, each of some VMs, make up one of all.
    private static boolean listsAllItCounts(Inventory partial) {
      return partial
          .cluster()
          .get(VmCount.class)
          .filter(count -> count.vms() == partial.vms().size())
          .isPresent();
    }

    /// It was read without fault and lists nobody, which is doubted for that alone.
    private static boolean isSilent(Part part, Inventory partial) {
      var doubts = partial.caveats().stream().filter(one -> one.kind().isIncomplete()).toList();
      return part.roster() == Part.Roster.EVERY_VM
          && part.vms() == 0
          && doubts.size() == 1
          && doubts.getFirst().kind() == Caveat.Kind.LIST_INCOMPLETE
          && doubts.getFirst().facts().isEmpty()
          && doubts.getFirst().where().equals(part.origin().name());
    }

    Origin origin() {
      return whole.getFirst().origin();
    }

    boolean listsEveryVm() {
      return !tellsWhoIsRegistered()
          || whole.stream().anyMatch(part -> part.roster() == Part.Roster.EVERY_VM);
    }

    boolean tellsWhoIsRegistered() {
      return whole.getFirst().roster() != Part.Roster.SOME;
    }

    /// It says that no VM is registered with NGT.
    boolean isOfNone() {
      return partial.vms().isEmpty()
          && whole.stream().anyMatch(part -> part.roster() == Part.Roster.EVERY_NGT_VM);
    }

    /// What came out of one list in pieces, one per cluster that its rows name, is one list.
    boolean isOf(Inventory other) {
      return other.parts().stream().anyMatch(part -> part.origin().equals(origin()));
    }
  }

  /// @param cluster that of all partials, merged
  /// @param vms those of all partials, merged
  /// @param conflicts takes what two lists say of one VM
  ListContradictions(List<Inventory> partials, Cluster cluster, List<Vm> vms, Conflicts conflicts) {
    this.partials = partials;
    this.conflicts = conflicts;
    this.cluster = cluster;
    this.vms = vms;
    this.isToldWhoIsRegistered =
        partials.stream()
            .flatMap(partial -> partial.parts().stream())
            .anyMatch(part -> part.whole() && part.roster() == Part.Roster.EVERY_NGT_VM);
  }

  List<Caveat> caveats() {
    long registered = registered(vms);
    for (Inventory partial : partials) {
      Lists.of(partial)
          .filter(lists -> isOfCluster(lists) && lacksSome(lists, registered))
          .forEach(this::compare);
    }
    var caveats = new ArrayList<Caveat>();
    matters.forEach((matter, named) -> caveats.add(caveat(matter, named)));
    counted().ifPresent(caveats::add);
    return caveats;
  }

  /// A list that does not say who is registered is one of the VMs on AHV alone.
  private boolean isOfCluster(Lists lists) {
    return lists.tellsWhoIsRegistered()
        || cluster.hypervisor().filter(one -> one != Hypervisor.AHV).isEmpty();
  }

  private static long registered(List<Vm> vms) {
    return vms.stream().filter(vm -> vm.has(NgtRegistration.class)).count();
  }

  /// What a partial lists is among the merged, so numbers tell whether it lists them all.
  private boolean lacksSome(Lists lists, long registered) {
    var own = lists.partial.vms();
    return (lists.tellsWhoIsRegistered() && registered(own) < registered)
        || (lists.listsEveryVm() && own.size() < vms.size());
  }

  private void compare(Lists lists) {
    var own = new HashMap<UUID, Vm>();
    partials.stream().filter(lists::isOf).forEach(piece -> own.putAll(byUuid(piece)));
    var others =
        partials.stream()
            .filter(other -> !other.vms().isEmpty() && !lists.isOf(other))
            .map(other -> Map.entry(other, byUuid(other)))
            .toList();
    for (Vm vm : vms) {
      var mine = Optional.ofNullable(own.get(vm.uuid()));
      if (mine.filter(one -> isKnown(one, lists)).isPresent()) {
        continue;
      }
      var telling =
          others.stream().filter(other -> other.getValue().containsKey(vm.uuid())).toList();
      if (vm.has(NgtRegistration.class)) {
        unregistered(lists, vm, mine.isPresent(), telling);
      } else if (mine.isEmpty() && lists.listsEveryVm()) {
        var told = telling.getFirst().getKey().parts().getFirst().origin();
        var gap = isTold(lists, telling) ? Gap.OTHER_VMS : Gap.VMS;
        name(new Matter(gap, lists.origin(), told, Set.of()), vm);
      }
    }
  }

  /// A list that does not know it contradicts nobody.
  private static boolean isKnown(Vm vm, Lists lists) {
    return vm.has(NgtRegistration.class)
        || !lists.tellsWhoIsRegistered()
        || lists.partial.caveats().stream().anyMatch(one -> one.isOfRegistration(vm.uuid()));
  }

  private static Map<UUID, Vm> byUuid(Inventory partial) {
    var byUuid = HashMap.<UUID, Vm>newHashMap(partial.vms().size());
    partial.vms().forEach(vm -> byUuid.put(vm.uuid(), vm));
    return byUuid;
  }

  /// Some list says that the VM is not registered with NGT: by listing it so, or by leaving it out
  /// of those that are. Where the silent one would not say it either, nothing is lost with it.
  private boolean isTold(Lists silent, List<Map.Entry<Inventory, Map<UUID, Vm>>> telling) {
    return isToldWhoIsRegistered
        || !silent.tellsWhoIsRegistered()
        || telling.stream()
            .flatMap(other -> other.getKey().parts().stream())
            .anyMatch(part -> part.roster() == Part.Roster.EVERY_VM);
  }

  private void unregistered(
      Lists lists, Vm vm, boolean isListed, List<Map.Entry<Inventory, Map<UUID, Vm>>> listing) {
    var lost = new HashSet<FactType>();
    lists.whole.forEach(part -> lost.addAll(part.facts()));
    lost.removeIf(vm::has);
    Optional<Origin> telling = Optional.empty();
    for (var other : listing) {
      if (Optional.ofNullable(other.getValue().get(vm.uuid()))
          .filter(one -> one.has(NgtRegistration.class))
          .isPresent()) {
        other.getKey().parts().forEach(part -> lost.removeAll(part.facts()));
        telling = telling.or(() -> Optional.of(other.getKey().parts().getFirst().origin()));
      }
    }
    var gap = gap(lists, !lost.isEmpty());
    telling.ifPresent(origin -> {
      if (lost.isEmpty() && isListed) {
        conflicts.ofVm(vm, Conflicts.Matter.REGISTRATION, origin, lists.origin());
      } else {
        name(new Matter(gap, lists.origin(), origin, Set.copyOf(lost)), vm);
      }
    });
  }

  private static Gap gap(Lists silent, boolean isAnyLost) {
    if (!silent.tellsWhoIsRegistered()) {
      return isAnyLost ? Gap.FACTS_OF_VMS : Gap.OTHER_VMS;
    }
    return silent.isOfNone() ? Gap.ALL : isAnyLost ? Gap.FACTS : Gap.ROWS;
  }

  private void name(Matter matter, Vm vm) {
    var named = matters.computeIfAbsent(matter, _ -> new Named());
    if (named.vms.add(vm.uuid()) && named.examples.size() < EXAMPLES) {
      named.examples.add(Caveat.quoted(vm.name()));
    }
  }

  private static Caveat caveat(Matter matter, Named named) {
    int more = named.vms.size() - named.examples.size();
    var vms = Count.of(named.vms.size(), "VM");
    var names = String.join(", ", named.examples) + (more > 0 ? " and " + more + " more" : "");
    var reason =
        "the lists contradict each other: "
            + matter.telling.name()
            + " "
            + matter.gap.words.formatted(vms, names);
    return new Caveat(matter.gap.kind, matter.silent.name(), reason, matter.lost, named.vms);
  }

  /// A cluster that counts VMs, of which no list holds one, or not half as many.
  private Optional<Caveat> counted() {
    var list =
        partials.stream()
            .flatMap(Lists::of)
            .filter(Lists::tellsWhoIsRegistered)
            .filter(lists -> vms.isEmpty() || lists.listsEveryVm())
            .findFirst();
    return partials.stream()
        .flatMap(partial -> partial.parts().stream())
        .filter(part -> part.roster() == Part.Roster.NONE && part.vms() / 2.0 > vms.size())
        .findFirst()
        .flatMap(counting -> list.map(one -> counted(counting, one.origin())));
  }

  /// The count is not that of guest VMs alone: 37 in a recording whose whole list holds 26. So it
  /// contradicts an empty list, and makes one with VMs worth a look.
  private Caveat counted(Part counting, Origin list) {
    var counts =
        "%s counts %s, ".formatted(counting.origin().name(), Count.of(counting.vms(), "VM"));
    return vms.isEmpty()
        ? new Caveat(
            Caveat.Kind.LIST_INCOMPLETE,
            list.name(),
            "the lists contradict each other: " + counts + "and this one lists none",
            Set.of(),
            Set.of())
        : Caveat.note(
            list.name(),
            "the list may be cut: %swhich may include controller VMs, and %s listed"
                .formatted(counts, Count.of(vms.size(), "is", "are")));
  }
}
