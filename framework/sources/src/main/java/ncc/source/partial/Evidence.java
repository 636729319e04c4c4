package ncc.source.partial;

import java.util.List;
import java.util.stream.Collectors;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;

/// Tells partial inventories that hold something from those that hold nothing but excuses.
public final class Evidence {
  private Evidence() {}

  /// One of them tells something. An empty list that was read to its end tells that there is
  /// nothing.
  public static boolean isIn(List<Inventory> partials) {
    return partials.stream()
        .anyMatch(partial ->
            !partial.vms().isEmpty()
                || !partial.resources().isEmpty()
                || !partial.cluster().key().isEmpty()
                || partial.parts().stream().anyMatch(part -> part.whole()));
  }

  /// Why they tell nothing, as one line: each origin with its reason.
  public static String reasons(List<Inventory> partials) {
    return told(partials.stream().flatMap(partial -> partial.caveats().stream()).toList());
  }

  /// The caveats that are more than a note, as one line.
  public static String told(List<Caveat> caveats) {
    return caveats.stream()
        .filter(caveat -> caveat.kind() != Caveat.Kind.NOTE)
        .map(caveat -> caveat.where() + ": " + caveat.reason())
        .collect(Collectors.joining("; "));
  }
}
