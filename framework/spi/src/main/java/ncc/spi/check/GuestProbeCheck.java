package ncc.spi.check;

import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.probe.Probe;

/// A check that asks the network from inside the guest. Where this process does not run in it,
/// there is nothing to ask: what answers here says nothing about there.
///
/// @param <P> the kind of question
/// @param <A> the kind of answer
public interface GuestProbeCheck<P extends Probe<A>, A> extends ProbeCheck<P, A> {
  /// What is asked from there would be asked from the guest.
  default boolean isInside(Inventory inventory) {
    return inventory.guest().filter(Guest::here).isPresent();
  }
}
