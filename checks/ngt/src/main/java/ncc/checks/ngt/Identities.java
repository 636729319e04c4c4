package ncc.checks.ngt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import ncc.checks.ngt.fact.MacAddresses;
import ncc.checks.ngt.fact.NgtUuid;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Vm;

/// Which VMs of a cluster go by the identity of another: the cluster knows an agent by its UUID and
/// its certificate, and a clone has those of the VM it was made of until its own image was taken
/// (guide, "仮想マシンのクローンと NGT").
///
/// @param owners by what is to be unique, those that several VMs have: the VM whose UUID others
///   call that of their firmware, else the VM that is linked, else the first
record Identities(Map<Object, Vm> owners) {
  /// Stands where no agent has one yet.
  private static final UUID NIL = new UUID(0, 0);

  static Identities of(Inventory inventory) {
    var vms = new HashMap<Object, List<Vm>>();
    for (Vm vm : inventory.vms()) {
      for (Object mark : marks(vm)) {
        vms.computeIfAbsent(mark, _ -> new ArrayList<>(1)).add(vm);
      }
    }
    var owners = new HashMap<Object, Vm>();
    vms.forEach((mark, of) -> {
      if (of.size() > 1) {
        owners.put(mark, owner(of));
      }
    });
    return new Identities(Map.copyOf(owners));
  }

  private static Vm owner(List<Vm> vms) {
    var aliases = new HashSet<UUID>();
    vms.forEach(vm -> aliases.addAll(vm.aliases()));
    return first(vms, vm -> aliases.contains(vm.uuid()))
        .or(() -> first(vms, Identities::isLinked))
        .orElse(vms.getFirst());
  }

  private static Optional<Vm> first(List<Vm> vms, Predicate<Vm> condition) {
    return vms.stream().filter(condition).findFirst();
  }

  private static List<Object> marks(Vm vm) {
    var marks = new ArrayList<Object>(2);
    vm.get(NgtUuid.class)
        .map(NgtUuid::uuid)
        .filter(uuid -> !uuid.equals(NIL))
        .ifPresent(marks::add);
    vm.get(MacAddresses.class)
        .map(MacAddresses::text)
        .filter(text -> !text.isEmpty())
        .ifPresent(marks::add);
    return marks;
  }

  private static boolean isLinked(Vm vm) {
    return vm.get(NgtLink.class).filter(NgtLink::active).isPresent();
  }

  /// The VM whose identity this one has, too; empty for one that has its own, as far as is known.
  Optional<Vm> ownerOf(Vm vm) {
    return marks(vm).stream()
        .map(owners::get)
        .filter(owner -> owner != null && !owner.uuid().equals(vm.uuid()))
        .findFirst();
  }
}
