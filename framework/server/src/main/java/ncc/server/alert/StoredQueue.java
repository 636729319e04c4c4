package ncc.server.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import ncc.engine.notify.DeliveryQueue;
import ncc.engine.notify.QueuedDelivery;
import ncc.store.delivery.Deliveries;
import ncc.store.delivery.TakenDelivery;
import ncc.store.sql.StoreException;

/// The queue of deliveries, in the store.
///
/// @param daemon who takes them
record StoredQueue(Deliveries deliveries, String daemon, InstantSource clock)
    implements DeliveryQueue {

  /// The store did not do what was asked for.
  static final class StoreLost extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final StoreException reason;

    StoreLost(StoreException reason) {
      super(reason.getMessage(), reason);
      this.reason = reason;
    }

    StoreException reason() {
      return reason;
    }
  }

  /// What is asked of the store.
  private interface Asking<T> {
    T ask() throws StoreException;
  }

  @Override
  public List<QueuedDelivery> take(String receiver, Instant now, Instant until, int most) {
    return asked(() -> deliveries.take(receiver, now, until, most, daemon)).stream()
        .map(StoredQueue::queued)
        .toList();
  }

  private static QueuedDelivery queued(TakenDelivery taken) {
    return new QueuedDelivery(
        Long.toString(taken.id()),
        taken.receiver(),
        taken.notification(),
        taken.queuedAt(),
        taken.tries());
  }

  @Override
  public void done(String id) {
    asked(() -> {
      deliveries.done(Long.parseLong(id), clock.instant());
      return id;
    });
  }

  @Override
  public void again(String id, Instant at, String reason) {
    asked(() -> {
      deliveries.again(Long.parseLong(id), at, reason);
      return id;
    });
  }

  @Override
  public void dead(String id, String reason) {
    asked(() -> {
      deliveries.dead(Long.parseLong(id), clock.instant(), reason);
      return id;
    });
  }

  @Override
  public void abandon(Set<String> known, Instant queuedBefore, String reason) {
    asked(() -> {
      deliveries.abandon(known, queuedBefore, clock.instant(), reason);
      return known;
    });
  }

  private static <T> T asked(Asking<T> asking) {
    try {
      return asking.ask();
    } catch (StoreException e) {
      throw new StoreLost(e);
    }
  }
}
