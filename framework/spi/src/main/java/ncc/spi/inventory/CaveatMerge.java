package ncc.spi.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
        weighed(partial, caveat).ifPresent(merged::add);
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

  private Caveat factsLost(Inventory partial, Caveat caveat) {
    var rows = VmMerge.uuids(partial);
    Set<UUID> lost =
        vms.stream()
            .filter(vm -> vm.has(NgtRegistration.class) && !rows.contains(vm.uuid()))
            .filter(vm -> caveat.facts().stream().anyMatch(fact -> !vm.has(fact)))
            .map(Vm::uuid)
            .collect(Collectors.toSet());
    return lost.isEmpty()
        ? Caveat.note(caveat.where(), caveat.reason() + "; other sources tell what is missing")
        : new Caveat(Caveat.Kind.FACT_LOST, caveat.where(), caveat.reason(), caveat.facts(), lost);
  }
}
