package ncc.spi.check;

import java.util.List;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Vm;

/// A check of guest VMs: by default those registered with NGT.
public interface VmCheck extends EntityCheck<Vm> {
  @Override
  default List<Vm> subjects(Inventory inventory) {
    return inventory.vms().stream().filter(vm -> vm.has(NgtRegistration.class)).toList();
  }
}
