package ncc.checks.ngt;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import ncc.spi.inventory.Vm;
import ncc.spi.message.Count;

/// Which of the cluster's VMs a guest is: the one with the UUID that its firmware tells, else the
/// one whose NGT has the UUID of the guest's, else the only one that is called like it. A clone
/// carries the NGT of its original, so the firmware counts first.
record VmOfGuest(Guest guest, Inventory inventory) {
  private static final Optional<Vm> NONE = Optional.empty();

  /// The VM, or why it is not known.
  Reading<Vm> vm() {
    if (inventory.vms().isEmpty()) {
      return new Unseen<>("no source of this run lists the VMs of its cluster");
    }
    return of(guest.identity().systemUuid())
        .or(() -> of(guest.identity().ngtUuid()))
        .<Reading<Vm>>map(Seen::new)
        .orElseGet(this::called);
  }

  private Optional<Vm> of(Reading<UUID> known) {
    return known instanceof Seen<UUID>(var uuid) ? only(vms(vm -> vm.isCalled(uuid))) : NONE;
  }

  private Reading<Vm> called() {
    var called = vms(vm -> vm.name().equals(guest.name()));
    var name = Caveat.quoted(guest.name());
    return switch (called.size()) {
      case 0 -> new Unseen<>("no VM is called %s or has %s".formatted(name, uuids()));
      case 1 ->
          isAnother()
              ? new Unseen<>("the VM that is called %s has not %s".formatted(name, uuids()))
              : new Seen<>(called.getFirst());
      default ->
          new Unseen<>(
              "%s are called %s and none has %s"
                  .formatted(Count.of(called.size(), "VM"), name, uuids()));
    };
  }

  /// On AHV the firmware has the VM's own UUID, so no VM with another is this guest.
  private boolean isAnother() {
    return guest.identity().systemUuid() instanceof Seen<UUID>
        && inventory.cluster().hypervisor().filter(Hypervisor.AHV::equals).isPresent();
  }

  private String uuids() {
    return "the guest's UUID (firmware: %s; ngt_uuid: %s)"
        .formatted(text(guest.identity().systemUuid()), text(guest.identity().ngtUuid()));
  }

  private static String text(Reading<UUID> known) {
    return switch (known) {
      case Seen<UUID>(var uuid) -> uuid.toString();
      case Unseen<UUID>(var why) -> why;
    };
  }

  private List<Vm> vms(Predicate<Vm> wanted) {
    return inventory.vms().stream().filter(wanted).toList();
  }

  private static Optional<Vm> only(List<Vm> found) {
    return found.size() == 1 ? Optional.of(found.getFirst()) : NONE;
  }
}
