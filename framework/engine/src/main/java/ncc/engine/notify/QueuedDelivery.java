package ncc.engine.notify;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import ncc.spi.notify.Notification;

/// A notification that a receiver is still to be told.
///
/// @param id unique
/// @param receiver the name
/// @param queuedAt when it was queued
/// @param tries how often it was tried in vain
public record QueuedDelivery(
    String id, String receiver, Notification notification, Instant queuedAt, int tries) {
  public QueuedDelivery {
    requireNonNull(id);
    requireNonNull(receiver);
    requireNonNull(notification);
    requireNonNull(queuedAt);
  }

  /// What has to be told in order: that an alert ended is never told before that it was raised.
  /// Notifications about other alert ids or other clusters do not wait for each other.
  public static String line(Notification notification) {
    return notification.alertId() + "@" + notification.alerts().getFirst().key().cluster();
  }
}
