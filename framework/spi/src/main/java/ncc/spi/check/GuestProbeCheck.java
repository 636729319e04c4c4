package ncc.spi.check;

import java.util.Optional;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.probe.Probe;

/// A check that asks the network from inside the guest. Where this process does not run in it,
/// there is nothing to ask: what answers here says nothing about there. What such a guest found
/// itself is judged instead.
///
/// @param <P> the kind of question
/// @param <A> the kind of answer
public interface GuestProbeCheck<P extends Probe<A>, A> extends ProbeCheck<P, A> {
  /// The guest that this process runs in, so that what it asks is asked from there.
  default Optional<Guest> inside(Inventory inventory) {
    return inventory.guests().stream().filter(Guest::here).findFirst();
  }

  /// The verdict on what a guest found itself in which this process does not run. Pure; an
  /// exception becomes ERR for this guest.
  default Verdict triedByGuest(Guest guest, CheckContext context) {
    return Verdict.skip("This process does not run in the guest");
  }
}
