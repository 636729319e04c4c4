package ncc.server.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.engine.notify.DeliveryQueue;
import ncc.engine.notify.QueuedDelivery;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.store.alert.AlertSearch;
import ncc.store.delivery.Deliveries;
import ncc.store.delivery.Owed;
import ncc.store.delivery.TakenDelivery;
import ncc.store.sql.StoreException;

/// The queue of deliveries, in the store.
///
/// @param daemon who takes them
record StoredQueue(
    Deliveries deliveries,
    Owed owed,
    AlertSearch alerts,
    FreshSilences silences,
    String daemon,
    InstantSource clock)
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

  private static TakenDelivery taken(QueuedDelivery queued) {
    return new TakenDelivery(
        Long.parseLong(queued.id()),
        queued.receiver(),
        queued.notification(),
        queued.queuedAt(),
        queued.tries());
  }

  @Override
  public Due due(QueuedDelivery delivery, Instant now) {
    return asked(() -> {
      var held = silences.holding(now);
      var unheard = owed.unheard(delivery.receiver());
      var heard = heard(delivery.notification(), unheard);
      var told = heard.flatMap(part -> part.about(held.negate()));
      return new Due(told, held(delivery.notification(), heard, told, held, unheard));
    });
  }

  /// What a silence holds back of it; without alerts of its own to tell, what it tells beside them
  /// is told another time.
  private static List<Alert> held(
      Notification notification,
      Optional<Notification> heard,
      Optional<Notification> told,
      Predicate<Alert> held,
      Set<String> unheard) {
    var own = heard.map(Notification::alerts).orElse(List.of()).stream().filter(held);
    var beside =
        notification.others().stream()
            .map(Notification.News::alert)
            .filter(alert -> !unheard.contains(alert.id()))
            .filter(alert -> told.isEmpty() || held.test(alert));
    return Stream.concat(own, beside).toList();
  }

  /// What there is to tell a receiver that has missed some of it: what it never heard of is news to
  /// it, which it hears in a notification of its own, unless it is over by now.
  private Optional<Notification> heard(Notification notification, Set<String> unheard)
      throws StoreException {
    Predicate<Alert> known = alert -> !unheard.contains(alert.id());
    var part = notification.about(known);
    return notification.kind() == Kind.RESOLVED || part.isPresent()
        ? part
        : notification
            .about(isOpen(unheard), news -> known.test(news.alert()))
            .map(one -> one.happened(Kind.RAISED));
  }

  private Predicate<Alert> isOpen(Set<String> unheard) throws StoreException {
    var open =
        alerts.those(unheard).stream()
            .filter(alert -> alert.state().isOpen())
            .map(Alert::id)
            .collect(Collectors.toSet());
    return alert -> open.contains(alert.id());
  }

  @Override
  public void done(QueuedDelivery delivery, Due due) {
    asked(() -> {
      deliveries.done(
          taken(delivery),
          due.told().map(Notification::told).orElse(List.of()),
          due.held(),
          clock.instant());
      return due;
    });
  }

  @Override
  public void dead(QueuedDelivery delivery, String reason) {
    asked(() -> {
      deliveries.dead(taken(delivery), clock.instant(), reason);
      return reason;
    });
  }

  @Override
  public void spread(String receiver, List<String> others) {
    asked(() -> {
      deliveries.spread(receiver, others);
      return others;
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
