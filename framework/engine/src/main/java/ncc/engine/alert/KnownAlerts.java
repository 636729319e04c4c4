package ncc.engine.alert;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.spi.alert.Alert;

/// The alerts of one policy on one cluster, found by what they are about; and which subjects a run
/// has spoken of so far. Those that still have an id from before it was changed are among them.
final class KnownAlerts {
  private final Map<Place, Alert> unresolved = new HashMap<>();
  private final Map<Place, Alert> resolved = new HashMap<>();
  private final Set<Place> mentioned = new HashSet<>();

  KnownAlerts(Collection<Alert> alerts) {
    for (Alert alert : alerts) {
      var lives = alert.state().isResolved() ? resolved : unresolved;
      lives.merge(Place.of(alert), alert, KnownAlerts::later);
    }
  }

  private static Alert later(Alert one, Alert other) {
    return one.since().isAfter(other.since()) ? one : other;
  }

  /// The run speaks of `place` for the first time: of two findings on one subject, the worse
  /// counts.
  boolean mention(Place place) {
    return mentioned.add(place);
  }

  Optional<Alert> unresolved(Place place) {
    return Optional.ofNullable(unresolved.get(place));
  }

  /// The last one that ended, when that was of late.
  Optional<Alert> resolved(Place place) {
    return Optional.ofNullable(resolved.get(place));
  }

  /// Unresolved ones of which the run did not speak.
  List<Alert> missing() {
    return unresolved.entrySet().stream()
        .filter(entry -> !mentioned.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
