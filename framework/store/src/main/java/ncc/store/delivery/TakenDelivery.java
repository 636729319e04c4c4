package ncc.store.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import ncc.spi.notify.Notification;

/// A delivery that its taker has to try.
///
/// @param tries how often it was tried in vain
public record TakenDelivery(
    long id, String receiver, Notification notification, Instant queuedAt, int tries) {
  public TakenDelivery {
    requireNonNull(receiver);
    requireNonNull(notification);
    requireNonNull(queuedAt);
  }
}
