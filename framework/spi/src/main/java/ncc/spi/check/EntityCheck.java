package ncc.spi.check;

import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Inventory;

/// A check that looks at one entity after the other.
///
/// The engine calls, for one cluster: [#upfront], then [#subjects], then [#check] for each subject
/// that has the facts the check needs ([CheckInfo#needs()]). All three are pure.
///
/// @param <E> what it looks at
public non-sealed interface EntityCheck<E extends Entity> extends Check {
  /// A verdict for the cluster as a whole that makes looking at its entities pointless, such as
  /// "not on this hypervisor"; empty to go on. It comes before missing facts are reported.
  default Optional<Verdict> upfront(CheckContext context) {
    return Optional.empty();
  }

  /// What to look at, in a stable order.
  List<E> subjects(Inventory inventory);

  /// The verdict on one of [#subjects]. An exception becomes ERR for this subject.
  Verdict check(E subject, CheckContext context);
}
