package ncc.server.page.fleet;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Ngt;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Vm;

/// Something known of a VM. Public for the template engine only.
///
/// @param value empty when no source tells it
/// @param isTime whether the value is an instant, for readers to see in their zone
/// @param origin which source told it, and when; of what is not known, which would have been asked
public record VmFact(String name, Optional<String> value, boolean isTime, Origin origin) {
  public VmFact {
    requireNonNull(name);
    requireNonNull(value);
    requireNonNull(origin);
  }

  static List<VmFact> of(Vm vm) {
    var facts = new ArrayList<VmFact>();
    add(facts, vm, "Power", Fact.POWER, vm.power());
    var ngt = vm.ngt();
    add(facts, vm, "NGT enabled", Fact.NGT_ENABLED, ngt.flatMap(Ngt::enabled));
    add(facts, vm, "Installed version", Fact.INSTALLED_VERSION, ngt.flatMap(Ngt::installedVersion));
    add(facts, vm, "Latest version", Fact.LATEST_VERSION, ngt.flatMap(Ngt::latestVersion));
    add(facts, vm, "Link active", Fact.LINK, ngt.flatMap(Ngt::linkActive));
    add(facts, vm, "Communication", Fact.COMMUNICATION_TYPE, ngt.flatMap(Ngt::communicationType));
    add(facts, vm, "Serial link active", Fact.SERIAL_LINK, ngt.flatMap(Ngt::serialLinkActive));
    add(
        facts,
        vm,
        "Certificate until",
        Fact.CERTIFICATE_NOT_AFTER,
        ngt.flatMap(Ngt::certificateNotAfter));
    add(facts, vm, "ISO mounted", Fact.ISO_MOUNTED, ngt.flatMap(Ngt::isoMounted));
    add(facts, vm, "Guest OS", Fact.GUEST_OS, ngt.flatMap(Ngt::guestOs));
    return facts;
  }

  private static void add(List<VmFact> facts, Vm vm, String name, Fact fact, Optional<?> value) {
    boolean isTime = value.filter(Instant.class::isInstance).isPresent();
    facts.add(new VmFact(name, value.map(String::valueOf), isTime, vm.provenance().of(fact)));
  }
}
