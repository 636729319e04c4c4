package ncc.spi.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Weighs the caveats of several partial inventories again, now that each sees the others' VMs.
final class CaveatMerge {
  private final List<Inventory> partials;
  private final List<Vm> vms;
  private final boolean isEveryNgtVmListed;
  private final boolean isEveryVmRegistered;

  CaveatMerge(List<Inventory> partials, Cluster cluster, List<Vm> vms) {
    this.partials = partials;
    this.vms = vms;
    this.isEveryNgtVmListed =
        partials.stream()
            .flatMap(partial -> partial.parts().stream())
            .anyMatch(Part::listsEveryNgtVm);
    this.isEveryVmRegistered =
        partials.stream()
                .flatMap(partial -> partial.caveats().stream())
                .anyMatch(CaveatMerge::isCut)
            && cluster.get(VmCount.class).filter(count -> count.vms() == vms.size()).isPresent()
            && vms.stream().allMatch(vm -> vm.has(NgtRegistration.class));
  }

  List<Caveat> merged() {
    var merged = new ArrayList<Caveat>();
    for (Inventory partial : partials) {
      for (Caveat caveat : partial.caveats()) {
        if (isCut(caveat) && !caveat.vms().isEmpty()) {
          merged.addAll(untold(partial, caveat));
        } else {
          weighed(partial, caveat).ifPresent(merged::add);
        }
      }
    }
    return merged;
  }

  /// The parts of all, one after the other; one that seemed to be cut and is not is whole.
  List<Part> parts() {
    return partials.stream()
        .flatMap(partial -> partial.parts().stream().map(part -> weighed(partial, part)))
        .toList();
  }

  private Part weighed(Inventory partial, Part part) {
    boolean isUncut =
        isEveryVmRegistered
            && partial.caveats().stream()
                .filter(CaveatMerge::isCut)
                .allMatch(caveat -> caveat.facts().isEmpty())
            && partial.caveats().stream().anyMatch(caveat -> isOnlyCut(caveat, part));
    return isUncut ? new Part(part.origin(), part.facts(), part.roster(), part.vms(), true) : part;
  }

  private static boolean isOnlyCut(Caveat caveat, Part part) {
    return isCut(caveat) && caveat.where().equals(part.origin().name());
  }

  private static boolean isCut(Caveat caveat) {
    return caveat.kind() == Caveat.Kind.LIST_INCOMPLETE;
  }

  private Optional<Caveat> weighed(Inventory partial, Caveat caveat) {
    if (!isCut(caveat)) {
      return Optional.of(caveat);
    }
    if (caveat.facts().isEmpty()) {
      return isEveryNgtVmListed || isEveryVmRegistered ? Optional.empty() : Optional.of(caveat);
    }
    return Optional.of(isEveryNgtVmListed ? factsLost(partial, caveat) : caveat);
  }

  /// Whether VMs are registered with NGT is not known: another origin may tell. Of those that are,
  /// the facts of this one are lost.
  private List<Caveat> untold(Inventory partial, Caveat caveat) {
    var tellers = tellers(partial);
    var lost = new HashSet<UUID>();
    var open = new HashSet<UUID>();
    for (Vm vm : vms) {
      if (!caveat.vms().contains(vm.uuid())) {
        continue;
      }
      if (vm.has(NgtRegistration.class)) {
        caveat.facts().stream().filter(fact -> !vm.has(fact)).forEach(_ -> lost.add(vm.uuid()));
      } else if (tellers.stream().noneMatch(teller -> teller.test(vm.uuid()))) {
        open.add(vm.uuid());
      }
    }
    var caveats = new ArrayList<Caveat>();
    if (!open.isEmpty()) {
      caveats.add(of(caveat, Caveat.Kind.LIST_INCOMPLETE, open));
    }
    if (!lost.isEmpty()) {
      caveats.add(of(caveat, Caveat.Kind.FACT_LOST, lost));
    }
    return caveats.isEmpty() ? List.of(toldByOthers(caveat)) : caveats;
  }

  /// Who says of a VM that it is not registered: by listing it so, or by leaving it out of those
  /// that are.
  private List<Predicate<UUID>> tellers(Inventory asked) {
    var tellers = new ArrayList<Predicate<UUID>>();
    for (Inventory partial : partials) {
      if (partial.parts().equals(asked.parts())) {
        continue;
      }
      if (partial.parts().stream().anyMatch(CaveatMerge::listsThoseRegistered)) {
        tellers.add(_ -> true);
      }
      if (partial.parts().stream().anyMatch(part -> part.roster() == Part.Roster.EVERY_VM)) {
        var rows = VmMerge.uuids(partial);
        partial.caveats().stream()
            .filter(CaveatMerge::isCut)
            .forEach(one -> rows.removeAll(one.vms()));
        tellers.add(rows::contains);
      }
    }
    return tellers;
  }

  private static boolean listsThoseRegistered(Part part) {
    return part.whole() && part.roster() == Part.Roster.EVERY_NGT_VM;
  }

  private static Caveat of(Caveat caveat, Caveat.Kind kind, Set<UUID> vms) {
    return new Caveat(kind, caveat.where(), caveat.reason(), caveat.facts(), vms);
  }

  private static Caveat toldByOthers(Caveat caveat) {
    return Caveat.note(caveat.where(), caveat.reason() + "; other sources tell what is missing");
  }

  private Caveat factsLost(Inventory partial, Caveat caveat) {
    var rows = VmMerge.uuids(partial);
    Set<UUID> lost =
        vms.stream()
            .filter(vm -> vm.has(NgtRegistration.class) && !rows.contains(vm.uuid()))
            .filter(vm -> caveat.facts().stream().anyMatch(fact -> !vm.has(fact)))
            .map(Vm::uuid)
            .collect(Collectors.toSet());
    return lost.isEmpty() ? toldByOthers(caveat) : of(caveat, Caveat.Kind.FACT_LOST, lost);
  }
}
