package ncc.server.page.fleet;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Vm;

/// Something known of a VM. Public for the template engine only.
///
/// @param value empty when no source tells it
/// @param isTime whether the value is an instant, for readers to see in their zone
/// @param origin which source told it, and when; of what is not known, which would have been asked
public record VmFact(String name, Optional<String> value, boolean isTime, Origin origin) {
  private static final int LOOKED_AT = 1000;

  public VmFact {
    requireNonNull(name);
    requireNonNull(value);
    requireNonNull(origin);
  }

  /// What is known of the VM, and what is not of what is known of others.
  static List<VmFact> of(Vm vm, Inventory inventory) {
    var types = new TreeSet<FactType>();
    Stream.concat(Stream.of(vm), inventory.vms().stream().limit(LOOKED_AT))
        .flatMap(one -> one.facts().stream())
        .map(Fact::getClass)
        .distinct()
        .forEach(type -> types.add(FactType.of(type)));
    return types.stream().map(type -> fact(vm, type)).toList();
  }

  private static VmFact fact(Vm vm, FactType type) {
    var value = vm.facts().get(type).map(FactType::valueOf);
    boolean isTime = value.filter(Instant.class::isInstance).isPresent();
    var name = type.title().substring(0, 1).toUpperCase(Locale.ROOT) + type.title().substring(1);
    return new VmFact(name, value.map(String::valueOf), isTime, vm.provenance().of(type));
  }
}
