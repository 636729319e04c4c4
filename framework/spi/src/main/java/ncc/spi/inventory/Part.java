package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/// What one origin contributed to an inventory.
///
/// @param origin where and when
/// @param facts what an origin of this kind can know, whether or not a VM has it
/// @param roster which guest VMs it is meant to list
/// @param vms how many it did list; of an origin that lists none, how many it counts, 0 for no
///   count
/// @param whole it was read to its end and holds all that it should
public record Part(Origin origin, Set<FactType> facts, Roster roster, int vms, boolean whole) {
  /// Which guest VMs an origin lists when it is whole.
  public enum Roster {
    /// None: it describes the cluster.
    NONE,
    /// Some of them, by its nature: asked for names, or one power state only.
    SOME,
    /// Every VM registered with NGT.
    EVERY_NGT_VM,
    /// Every guest VM, with or without NGT, and says which.
    EVERY_VM
  }

  public Part {
    requireNonNull(origin);
    facts = FactType.ordered(facts);
    requireNonNull(roster);
  }

  /// After reading this, no NGT VM is unknown.
  public boolean listsEveryNgtVm() {
    return whole && (roster == Roster.EVERY_NGT_VM || roster == Roster.EVERY_VM);
  }
}
