package ncc.spi.notify;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.spi.run.CheckDescription;

/// What receivers are told at once: alerts of one check on one cluster to which the same happened
/// in one run. A thousand VMs whose certificates run out on the same day are one notification.
///
/// @param id unique; the same when a delivery is tried again, so a receiver can tell
/// @param at when it happened
/// @param check what to do about it
/// @param severity the worst of its alerts
/// @param alerts at least one, worst first, then by the subject's name
public record Notification(
    String id,
    Instant at,
    Kind kind,
    CheckDescription check,
    Severity severity,
    List<Alert> alerts) {
  /// What happened to the alerts.
  public enum Kind {
    RAISED,
    SEVERITY_CHANGED,
    /// They are still open and nobody has taken them.
    STILL_OPEN,
    RESOLVED
  }

  public Notification {
    requireNonNull(id);
    requireNonNull(at);
    requireNonNull(kind);
    requireNonNull(check);
    requireNonNull(severity);
    alerts = List.copyOf(alerts);
    if (alerts.isEmpty()) {
      throw new IllegalArgumentException("a notification needs at least one alert");
    }
  }

  /// What of it is about some of its alerts, under the same id; empty when it is about none.
  public Optional<Notification> about(Predicate<Alert> some) {
    var those = alerts.stream().filter(some).toList();
    return those.size() == alerts.size()
        ? Optional.of(this)
        : those.stream()
            .map(Alert::severity)
            .max(Comparator.naturalOrder())
            .map(worst -> new Notification(id, at, kind, check, worst, those));
  }

  /// The same as it reads at `now`, see [Alert#readAt].
  public Notification readAt(Instant now) {
    return new Notification(
        id, at, kind, check, severity, alerts.stream().map(alert -> alert.readAt(now)).toList());
  }

  /// The same of another kind.
  public Notification happened(Kind other) {
    return new Notification(id, at, other, check, severity, alerts);
  }

  /// The same under another id.
  public Notification called(String other) {
    return new Notification(other, at, kind, check, severity, alerts);
  }

  /// The name of the cluster that all its alerts are of; hostile.
  public String clusterName() {
    return alerts.getFirst().clusterName();
  }

  /// The id that all its alerts share, such as `A600103`.
  public String alertId() {
    return alerts.getFirst().key().alertId();
  }
}
