package ncc.source.partial;

import java.util.Optional;
import java.util.Set;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Ngt;
import ncc.spi.inventory.Vm;

/// Takes facts out of a VM that turned out not to be known.
public record Forgetting(Set<Fact> facts) {
  public Vm of(Vm vm) {
    return facts.isEmpty()
        ? vm
        : new Vm(
            vm.uuid(),
            vm.name(),
            keep(Fact.POWER, vm.power()),
            vm.ngt().map(this::of),
            vm.provenance(),
            vm.aliases());
  }

  private Ngt of(Ngt ngt) {
    return new Ngt(
        keep(Fact.NGT_ENABLED, ngt.enabled()),
        keep(Fact.INSTALLED_VERSION, ngt.installedVersion()),
        keep(Fact.LATEST_VERSION, ngt.latestVersion()),
        keep(Fact.LINK, ngt.linkActive()),
        keep(Fact.COMMUNICATION_TYPE, ngt.communicationType()),
        keep(Fact.SERIAL_LINK, ngt.serialLinkActive()),
        keep(Fact.CERTIFICATE_NOT_AFTER, ngt.certificateNotAfter()),
        keep(Fact.ISO_MOUNTED, ngt.isoMounted()),
        keep(Fact.GUEST_OS, ngt.guestOs()));
  }

  private <T> Optional<T> keep(Fact fact, Optional<T> value) {
    return facts.contains(fact) ? Optional.empty() : value;
  }
}
