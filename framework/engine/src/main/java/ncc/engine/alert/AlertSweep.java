package ncc.engine.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.run.CheckDescription;

/// What time alone does to alerts of one check: acknowledgements end, what flapped is steady, what
/// a silence held back is owed, what nobody took is said again. A pure function.
///
/// @param check for the notifications
/// @param held whose notifications are held back at this time
public record AlertSweep(CheckDescription check, AlertPolicy policy, Predicate<Alert> held) {
  public AlertSweep {
    requireNonNull(check);
    requireNonNull(policy);
    requireNonNull(held);
  }

  /// What there is to say and to do at `now`; nothing when it was swept a moment ago.
  ///
  /// @param alerts of this check: the unresolved ones, and those resolved that flap or whose end
  ///   receivers were not told ([Alert#notifiedAt()] before [Alert#resolvedAt()]); of any number of
  ///   clusters
  public AlertChanges sweep(Collection<Alert> alerts, Instant now) {
    var error =
        new AlertSweep(OwnAlerts.checkErrorOf(check), OwnAlerts.checkErrorPolicy(check), held);
    var byError = alerts.stream().collect(Collectors.partitioningBy(OwnAlerts::isOfError));
    return swept(byError.getOrDefault(false, List.of()), now)
        .and(error.swept(byError.getOrDefault(true, List.of()), now));
  }

  private AlertChanges swept(List<Alert> alerts, Instant now) {
    var turns = new Turns(policy, now);
    var changed = new ArrayList<Alert>();
    var all = new ArrayList<Alert>();
    for (Alert alert : alerts) {
      var passed = passed(alert, turns);
      passed.ifPresent(changed::add);
      all.add(passed.orElse(alert));
    }
    var telling = new Telling(check, new Notified(policy.remind(), now), held);
    return new AlertChanges(changed, List.of(), List.of()).told(telling.of(all));
  }

  /// As time has changed `alert`, of this check; empty when it has not.
  Optional<Alert> passed(Alert alert, Instant now) {
    return passed(alert, new Turns(policyOf(alert), now));
  }

  /// What receivers know of `alert`, of this check.
  Notified notified(Alert alert, Instant now) {
    return new Notified(policyOf(alert).remind(), now);
  }

  private AlertPolicy policyOf(Alert alert) {
    return OwnAlerts.isOfError(alert) ? OwnAlerts.checkErrorPolicy(check) : policy;
  }

  /// The alert as time has changed it; empty when it has not.
  private static Optional<Alert> passed(Alert alert, Turns turns) {
    boolean isSteady = alert.flapping() && turns.isSteady(alert.turns());
    boolean isReleased = isOver(alert.acknowledgement(), turns.now());
    if (!isSteady && !isReleased) {
      return Optional.empty();
    }
    var draft = new AlertDraft(alert).steadied(turns);
    return Optional.of(
        (isReleased ? draft.acknowledgementEnded(turns.now(), AlertEvent.BY_ITSELF) : draft)
            .alert());
  }

  private static boolean isOver(Optional<Acknowledgement> acknowledgement, Instant now) {
    return acknowledgement
        .flatMap(Acknowledgement::until)
        .filter(until -> !until.isAfter(now))
        .isPresent();
  }
}
