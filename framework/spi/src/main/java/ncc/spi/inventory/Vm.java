package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A guest VM as its sources describe it.
///
/// @param uuid the VM's UUID, the key by which sources are merged
/// @param name the VM's name; the UUID's text where no source names it
/// @param power whether it runs; empty when no source tells
/// @param ngt the guest tools as the cluster sees them; empty for a VM that is not registered with
///   NGT
/// @param provenance where each fact came from
/// @param aliases other UUIDs by which its guest may know itself: of its firmware, where that is
///   not `uuid`, and of its NGT
public record Vm(
    UUID uuid,
    String name,
    Optional<PowerState> power,
    Optional<Ngt> ngt,
    Provenance provenance,
    Set<UUID> aliases)
    implements Entity {

  /// A VM of which no other UUID is known.
  public Vm(
      UUID uuid,
      String name,
      Optional<PowerState> power,
      Optional<Ngt> ngt,
      Provenance provenance) {
    this(uuid, name, power, ngt, provenance, Set.of());
  }

  public Vm {
    requireNonNull(uuid);
    requireNonNull(name);
    requireNonNull(power);
    requireNonNull(ngt);
    requireNonNull(provenance);
    aliases = Set.copyOf(aliases);
  }

  /// `other` is one of its UUIDs.
  public boolean isCalled(UUID other) {
    return uuid.equals(other) || aliases.contains(other);
  }
}
