package ncc.engine.notify;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;

/// A queue as its contract says, without a store. Lines are kept in order, what was taken comes
/// back when its time is over.
final class MemoryQueue implements DeliveryQueue {
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  final Map<String, String> dead = new LinkedHashMap<>();
  final List<String> done = new ArrayList<>();
  final List<Again> again = new ArrayList<>();
  final List<Alert> kept = new ArrayList<>();
  Predicate<Alert> held = _ -> false;

  record Again(String id, Instant at, String reason) {}

  private record Entry(QueuedDelivery delivery, Instant due, boolean isTaken) {}

  synchronized void add(String id, String receiver, Notification told, Instant at) {
    entries.put(id, new Entry(new QueuedDelivery(id, receiver, told, at, 0), at, false));
  }

  @Override
  public synchronized List<QueuedDelivery> take(
      String receiver, Instant now, Instant until, int most) {
    var taken = new ArrayList<QueuedDelivery>();
    var lines = new HashSet<String>();
    for (Entry entry : List.copyOf(entries.values())) {
      var delivery = entry.delivery();
      if (delivery.receiver().equals(receiver)
          && lines.add(QueuedDelivery.line(delivery.notification()))
          && !entry.due().isAfter(now)
          && taken.size() < most) {
        entries.put(delivery.id(), new Entry(delivery, until, true));
        taken.add(delivery);
      }
    }
    return taken;
  }

  @Override
  public synchronized Due due(QueuedDelivery delivery, Instant now) {
    var notification = delivery.notification();
    return new Due(
        notification.about(held.negate()), notification.alerts().stream().filter(held).toList());
  }

  @Override
  public synchronized void done(QueuedDelivery delivery, Due due) {
    entries.remove(delivery.id());
    if (due.told().isPresent()) {
      done.add(delivery.id());
    }
    kept.addAll(due.held());
    notifyAll();
  }

  @Override
  public synchronized void spread(String receiver, List<String> others) {
    for (Entry entry : List.copyOf(entries.values())) {
      var waits = entry.delivery();
      if (waits.receiver().equals(receiver)) {
        entries.remove(waits.id());
        others.forEach(
            other -> add(waits.id() + " " + other, other, waits.notification(), waits.queuedAt()));
      }
    }
  }

  @Override
  public synchronized void again(String id, Instant at, String reason) {
    var old = requireNonNull(entries.get(id)).delivery();
    var next =
        new QueuedDelivery(id, old.receiver(), old.notification(), old.queuedAt(), old.tries() + 1);
    entries.put(id, new Entry(next, at, false));
    again.add(new Again(id, at, reason));
    notifyAll();
  }

  @Override
  public synchronized void dead(QueuedDelivery delivery, String reason) {
    entries.remove(delivery.id());
    dead.put(delivery.id(), reason);
    notifyAll();
  }

  @Override
  public synchronized void abandon(Set<String> known, Instant queuedBefore, String reason) {
    for (Entry entry : List.copyOf(entries.values())) {
      var delivery = entry.delivery();
      if (!known.contains(delivery.receiver()) && delivery.queuedAt().isBefore(queuedBefore)) {
        dead(delivery, reason);
      }
    }
  }

  /// Waits until nothing is taken.
  synchronized void awaitIdle() throws InterruptedException {
    while (entries.values().stream().anyMatch(Entry::isTaken)) {
      wait();
    }
  }

  synchronized void awaitDone(int count) throws InterruptedException {
    while (done.size() < count) {
      wait();
    }
  }

  /// How often anything was said of what was taken.
  synchronized int heard() {
    return done.size() + again.size() + dead.size();
  }

  synchronized boolean isEmpty() {
    return entries.isEmpty();
  }
}
