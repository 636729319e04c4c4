package ncc.store.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;

/// A delivery as people see it in a list.
///
/// @param alerts how many it tells of
/// @param dueAt when it is tried next, unless whoever tries it now says otherwise before
/// @param endedAt when it was delivered or given up; empty while it waits
/// @param reason why the last try failed; empty where none has
public record DeliveryLine(
    long id,
    String receiver,
    DeliveryState state,
    String notification,
    String alertId,
    String checkId,
    String clusterName,
    Notification.Kind kind,
    Severity severity,
    int alerts,
    Instant queuedAt,
    Instant dueAt,
    Optional<Instant> endedAt,
    int tries,
    String reason) {
  public DeliveryLine {
    requireNonNull(receiver);
    requireNonNull(state);
    requireNonNull(notification);
    requireNonNull(alertId);
    requireNonNull(checkId);
    requireNonNull(clusterName);
    requireNonNull(kind);
    requireNonNull(severity);
    requireNonNull(queuedAt);
    requireNonNull(dueAt);
    requireNonNull(endedAt);
    requireNonNull(reason);
  }
}
