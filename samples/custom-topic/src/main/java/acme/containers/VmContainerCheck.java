package acme.containers;

import java.util.List;
import java.util.Optional;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Param;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Resource;
import ncc.spi.inventory.Vm;

/// Is there room where each VM lies?
@CheckInfo(
    id = "vm_container_check",
    module = "storage_checks",
    title = "Storage container of each VM",
    description = "Checks that no VM lies in a storage container without room",
    causes = "The VM, or its neighbours, wrote more than was planned for",
    resolutions = "Move the VM into another container, or make room in this one",
    impact = "The VM stops as soon as its container is full",
    categories = {"Storage", "Capacity"},
    interval = "1h",
    needs = Containers.Home.class,
    uses = {Containers.Use.class, Containers.Capacity.class})
public record VmContainerCheck(@Param("FAIL from this percentage on") int fail) implements VmCheck {
  public VmContainerCheck() {
    this(95);
  }

  @Override
  public List<Vm> subjects(Inventory inventory) {
    return inventory.vms();
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return vm.get(Containers.Home.class)
        .map(home -> judge(container(home.key(), context.inventory())))
        .orElse(Verdict.err("Storage container of the VM is not reported", ""));
  }

  private static Optional<Resource> container(String key, Inventory inventory) {
    return inventory.resources(Containers.CONTAINER).stream()
        .filter(one -> one.key().equals(key))
        .findFirst();
  }

  private Verdict judge(Optional<Resource> container) {
    var percent = container.flatMap(ContainerUseCheck::percent);
    if (percent.isEmpty()) {
      return Verdict.err("Use of the VM's storage container is not reported", "");
    }
    return percent.get() < fail
        ? Verdict.pass()
        : Verdict.fail("The VM's storage container is used by %d %% or more".formatted(fail), "")
            .with("container", container.get().name());
  }
}
