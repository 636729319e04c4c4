package ncc.source.partial;

import java.util.List;
import java.util.Set;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Part;

/// A cluster of which no list of the VMs registered with NGT was read must not look like one that
/// has none.
public final class RosterCheck {
  private RosterCheck() {}

  /// The inventory, with a caveat when neither a whole list was read nor an incomplete one is told
  /// of already.
  ///
  /// @param where the source as a whole
  public static Inventory checked(Inventory inventory, String where) {
    boolean isTold = inventory.whyVmsMayBeMissing().isPresent();
    return isTold || inventory.parts().stream().anyMatch(Part::listsEveryNgtVm)
        ? inventory
        : inventory.withCaveats(List.of(unlisted(where)));
  }

  private static Caveat unlisted(String where) {
    return new Caveat(
        Caveat.Kind.LIST_INCOMPLETE,
        where,
        "no list of all VMs registered with NGT was read, such as that of `ncli ngt list`",
        Set.of(),
        Set.of());
  }
}
