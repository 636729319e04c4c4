package ncc.checks.ngt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.checks.ngt.fact.MacAddresses;
import ncc.checks.ngt.fact.NgtUuid;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Vm;

/// Which VMs of a cluster go by the identity of another: the cluster knows an agent by its UUID and
/// its certificate, and a clone has those of the VM it was made of until its own image was taken
/// (guide, "仮想マシンのクローンと NGT").
///
/// @param owners by what is to be unique, those that several VMs have: the VM that is linked, or
///   the first
record Identities(Map<Object, Vm> owners) {
  private static final String NO_MAC = "00:00:00:00:00:00";

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
        owners.put(
            mark, of.stream().filter(Identities::isLinked).findFirst().orElse(of.getFirst()));
      }
    });
    return new Identities(Map.copyOf(owners));
  }

  private static List<Object> marks(Vm vm) {
    var uuid = vm.get(NgtUuid.class).map(NgtUuid::uuid);
    var macs =
        vm.get(MacAddresses.class).map(MacAddresses::text).filter(text -> !text.equals(NO_MAC));
    var marks = new ArrayList<Object>(2);
    uuid.ifPresent(marks::add);
    macs.ifPresent(marks::add);
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
