package ncc.spi.notify;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
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

  /// The name of the cluster that all its alerts are of; hostile.
  public String clusterName() {
    return alerts.getFirst().clusterName();
  }

  /// The id that all its alerts share, such as `A600103`.
  public String alertId() {
    return alerts.getFirst().key().alertId();
  }
}
