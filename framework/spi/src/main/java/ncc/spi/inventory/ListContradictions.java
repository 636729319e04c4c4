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
import ncc.spi.message.Count;

/// Whole lists of VMs that cannot all be right: one does not know what another knows. Silence is no
/// answer, so what only the silent one could tell is lost, and not "not reported".
final class ListContradictions {
  private static final int EXAMPLES = 3;

  private final List<Inventory> partials;
  private final List<Vm> vms;
  private final Map<Matter, Named> matters = new LinkedHashMap<>();

  /// What one origin says that the whole list `silent` does not.
  private record Matter(Gap gap, Origin silent, Origin telling, Set<FactType> lost) {}

  /// What the silent list lacks.
  private enum Gap {
    /// VMs that are perhaps registered with NGT.
    VMS(Caveat.Kind.LIST_INCOMPLETE, "lists %s that this one does not: %s"),
    /// Registered VMs, and facts with them.
    FACTS(Caveat.Kind.FACT_LOST, "registers with NGT %s that this one does not: %s"),
    /// Registered VMs, of which the others tell as much.
    ROWS(Caveat.Kind.CONFLICT, "registers with NGT %s that this one does not: %s"),
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

  /// A partial inventory that was read out of whole lists.
  private record Lists(Inventory partial, List<Part> whole) {
    static Optional<Lists> of(Inventory partial) {
      var whole =
          partial.parts().stream()
              .filter(part -> part.listsEveryNgtVm() || isSilent(part, partial))
              .toList();
      return whole.isEmpty() ? Optional.empty() : Optional.of(new Lists(partial, whole));
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
      return whole.stream().anyMatch(part -> part.roster() == Part.Roster.EVERY_VM);
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

  /// @param vms those of all partials, merged
  ListContradictions(List<Inventory> partials, List<Vm> vms) {
    this.partials = partials;
    this.vms = vms;
  }

  List<Caveat> caveats() {
    long registered = registered(vms);
    for (Inventory partial : partials) {
      Lists.of(partial).filter(lists -> lacksSome(lists, registered)).ifPresent(this::compare);
    }
    var caveats = new ArrayList<Caveat>();
    matters.forEach((matter, named) -> caveats.add(caveat(matter, named)));
    counted().ifPresent(caveats::add);
    return caveats;
  }

  private static long registered(List<Vm> vms) {
    return vms.stream().filter(vm -> vm.has(NgtRegistration.class)).count();
  }

  /// What a partial lists is among the merged, so numbers tell whether it lists them all.
  private boolean lacksSome(Lists lists, long registered) {
    var own = lists.partial.vms();
    return registered(own) < registered || (lists.listsEveryVm() && own.size() < vms.size());
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
      if (mine.filter(one -> one.has(NgtRegistration.class)).isPresent()) {
        continue;
      }
      var telling =
          others.stream().filter(other -> other.getValue().containsKey(vm.uuid())).toList();
      if (vm.has(NgtRegistration.class)) {
        unregistered(lists, vm, mine.isPresent(), telling);
      } else if (mine.isEmpty() && lists.listsEveryVm() && !isTold(telling)) {
        var told = telling.getFirst().getKey().parts().getFirst().origin();
        name(new Matter(Gap.VMS, lists.origin(), told, Set.of()), vm);
      }
    }
  }

  private static Map<UUID, Vm> byUuid(Inventory partial) {
    var byUuid = HashMap.<UUID, Vm>newHashMap(partial.vms().size());
    partial.vms().forEach(vm -> byUuid.put(vm.uuid(), vm));
    return byUuid;
  }

  /// Some list says that the VM is not registered with NGT: by listing it so, or by leaving it out
  /// of those that are.
  private boolean isTold(List<Map.Entry<Inventory, Map<UUID, Vm>>> telling) {
    return partials.stream()
            .flatMap(partial -> partial.parts().stream())
            .anyMatch(part -> part.whole() && part.roster() == Part.Roster.EVERY_NGT_VM)
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
    var gap = lists.isOfNone() ? Gap.ALL : lost.isEmpty() ? Gap.ROWS : Gap.FACTS;
    // That of two lists one registers a VM is a conflict already.
    if (!(lost.isEmpty() && isListed)) {
      telling.ifPresent(
          origin -> name(new Matter(gap, lists.origin(), origin, Set.copyOf(lost)), vm));
    }
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
            .flatMap(one -> Lists.of(one).stream())
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
