package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A guest VM as its sources describe it.
///
/// @param uuid the VM's UUID, the key by which sources are merged
/// @param name the VM's name; the UUID's text where no source names it
/// @param facts what is known of it; of a VM that is not registered with NGT ([NgtRegistration])
///   none of its guest tools
/// @param provenance where each fact came from
/// @param aliases other UUIDs by which its guest may know itself: of its firmware, where that is
///   not `uuid`, and of its NGT
public record Vm(UUID uuid, String name, Facts facts, Provenance provenance, Set<UUID> aliases)
    implements Entity {

  /// A VM of which no other UUID is known.
  public Vm(UUID uuid, String name, Facts facts, Provenance provenance) {
    this(uuid, name, facts, provenance, Set.of());
  }

  public Vm {
    requireNonNull(uuid);
    requireNonNull(name);
    requireNonNull(facts);
    requireNonNull(provenance);
    aliases = Set.copyOf(aliases);
  }

  /// This VM with other facts.
  public Vm with(Facts others) {
    return new Vm(uuid, name, others, provenance, aliases);
  }

  /// Whether it runs; empty when no source tells.
  public Optional<PowerState> power() {
    return get(Power.class).map(Power::state);
  }

  /// `other` is one of its UUIDs.
  public boolean isCalled(UUID other) {
    return uuid.equals(other) || aliases.contains(other);
  }
}
