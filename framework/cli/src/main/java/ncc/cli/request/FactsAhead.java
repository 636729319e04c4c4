package ncc.cli.request;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import ncc.cli.request.Request.AsOf;
import ncc.engine.RunLimits;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;

/// Facts that were taken after the instant that the operator has them judged by. Every report
/// begins with them.
record FactsAhead(Instant now) {

  /// What was read, which says so where it is.
  static List<Inventory> told(List<Inventory> read, Request request) {
    return request
        .now()
        .filter(_ -> request.asOf() == AsOf.NOW)
        .map(FactsAhead::new)
        .map(ahead -> read.stream().map(ahead::told).toList())
        .orElse(read);
  }

  private Inventory told(Inventory inventory) {
    return inventory.parts().stream()
        .map(Part::origin)
        .max(Comparator.comparing(Origin::takenAt))
        .filter(newest -> newest.takenAt().isAfter(now.plus(RunLimits.ASTRAY)))
        .map(newest -> inventory.withCaveats(List.of(caveat(newest))))
        .orElse(inventory);
  }

  private Caveat caveat(Origin newest) {
    var reason =
        "judged as of %s, when these facts were in the future: taken %s"
            .formatted(now, newest.takenAt());
    return new Caveat(Caveat.Kind.AS_OF, newest.name(), reason, Set.of(), Set.of());
  }
}
