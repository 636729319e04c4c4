package ncc.engine.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import ncc.spi.alert.Alert;
import ncc.spi.run.CheckDescription;

/// What time does to alerts of checks that may explain each other, as [AlertSweep], and all that is
/// told of them: runs leave it to this, so that a cause and what follows from it are one
/// notification, whichever run found which. A pure function.
///
/// @param sweeps of these checks, by their ids
/// @param checks what each alert is of
/// @param held whose notifications are held back at this time
public record CauseSweep(
    Map<String, AlertSweep> sweeps,
    Function<Alert, CheckDescription> checks,
    Predicate<Alert> held) {
  public CauseSweep {
    sweeps = Map.copyOf(sweeps);
    requireNonNull(checks);
    requireNonNull(held);
  }

  /// What there is to say and to do at `now`.
  ///
  /// @param alerts of these checks on one cluster, as [AlertSweep#sweep] wants them. Those that are
  ///   not to be told can do without their trails
  public AlertChanges sweep(Collection<Alert> alerts, Instant now) {
    var all = new LinkedHashMap<String, Alert>();
    alerts.stream()
        .filter(alert -> sweeps.containsKey(alert.checkId()))
        .forEach(alert -> all.put(alert.id(), alert));
    var changed = new ArrayList<Alert>();
    for (Alert alert : List.copyOf(all.values())) {
      sweep(alert)
          .passed(alert, now)
          .ifPresent(passed -> {
            changed.add(passed);
            all.put(passed.id(), passed);
          });
    }
    var telling = new CauseTelling(checks, alert -> sweep(alert).notified(alert, now), held, now);
    return new AlertChanges(changed, List.of(), List.of()).told(telling.of(all.values()));
  }

  private AlertSweep sweep(Alert alert) {
    return requireNonNull(sweeps.get(alert.checkId()));
  }
}
