package ncc.engine.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import ncc.engine.notify.Attempt.Outcome;
import ncc.engine.notify.DeliveryQueue.Due;
import ncc.spi.check.Durations;
import ncc.spi.message.Count;
import ncc.spi.notify.Notification;

/// Delivers what is queued, each receiver for itself: one that is dead or slow delays no other.
/// What failed is tried again, later each time, until it is given up, whatever the reason: who
/// refuses today may be mended tomorrow. Nothing here delays who queues.
public final class Delivery implements AutoCloseable {
  /// Beyond a try's deadline, for what comes after it.
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final DeliveryQueue queue;
  private final DeliveryLimits limits;
  private final InstantSource clock;
  private final Backoff backoff;
  private final Backoff refused;
  private final DeliveryMonitor monitor;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile Routes routes = Routes.NONE;

  /// @param random spreads tries; used by several threads at once
  public Delivery(
      DeliveryQueue queue,
      DeliveryLimits limits,
      InstantSource clock,
      RandomGenerator random,
      DeliveryMonitor monitor) {
    this.queue = queue;
    this.limits = limits;
    this.clock = clock;
    this.backoff = new Backoff(limits.shortest(), limits.longest(), random);
    this.refused = new Backoff(limits.shortest(), limits.longest().multipliedBy(3), random);
    this.monitor = monitor;
  }

  /// From now on these are the receivers.
  ///
  /// @throws RuntimeException when the queue fails
  public void use(Routes others) {
    if (!others.equals(routes)) {
      others.queuesByOwner().forEach(queue::spread);
      routes = others;
    }
  }

  /// Starts to deliver what is due, and returns. To be called every second or so, and whenever
  /// something was queued.
  ///
  /// @throws RuntimeException when the queue fails
  public void round() {
    var now = clock.instant();
    var known = routes.receivers().stream().map(Receiver::name).collect(Collectors.toSet());
    queue.abandon(known, now.minus(limits.giveUp()), "no notifier has this name any more");
    for (Receiver receiver : routes.receivers()) {
      start(receiver);
    }
  }

  /// Tries that are running, or about to be followed by the next.
  public int running() {
    return underWay.get();
  }

  private void start(Receiver receiver) {
    var lane = lanes.computeIfAbsent(receiver.name(), _ -> new Lane(limits.atOnce()));
    for (QueuedDelivery delivery : lane.enter(most -> taken(receiver, lane, most))) {
      underWay.incrementAndGet();
      threads.execute(() -> {
        try {
          deliver(receiver, lane, delivery);
        } finally {
          underWay.decrementAndGet();
        }
      });
    }
  }

  private List<QueuedDelivery> taken(Receiver receiver, Lane lane, int most) {
    var now = clock.instant();
    return lane.rests(now, limits.longest())
        ? List.of()
        : queue.take(receiver.name(), now, now.plus(limits.deadline()).plus(GRACE), most);
  }

  private void deliver(Receiver receiver, Lane lane, QueuedDelivery delivery) {
    boolean delivered = false;
    try {
      var due = queue.due(delivery, clock.instant());
      var outcome =
          due.told()
              .map(told -> attempt(receiver, told).outcome())
              .orElseGet(Outcome.Delivered::new);
      delivered = outcome instanceof Outcome.Delivered;
      settle(delivery, due, lane, outcome);
    } catch (RuntimeException e) {
      monitor.queueFailed(e);
    } finally {
      lane.leave();
    }
    if (delivered) {
      goOn(receiver);
    }
  }

  private Attempt attempt(Receiver receiver, Notification notification) {
    var now = clock.instant();
    return new Attempt(
        receiver,
        () -> receiver.notifier().deliver(notification.readAt(now), receiver.settings(), now),
        limits.deadline());
  }

  /// Where one was taken, the next one is not left waiting for a round.
  private void goOn(Receiver receiver) {
    try {
      if (!threads.isShutdown() && routes.receivers().contains(receiver)) {
        start(receiver);
      }
    } catch (RuntimeException e) {
      monitor.queueFailed(e);
    }
  }

  private void settle(QueuedDelivery delivery, Due due, Lane lane, Outcome outcome) {
    switch (outcome) {
      case Outcome.Delivered _ -> {
        queue.done(delivery, due);
        due.told().ifPresent(_ -> monitor.delivered(delivery));
      }
      case Outcome.Interrupted _ ->
          queue.again(delivery.id(), clock.instant(), "the daemon was stopped while it tried");
      case Outcome.Failed failed -> settle(delivery, lane, failed);
    }
  }

  private void settle(QueuedDelivery delivery, Lane lane, Outcome.Failed failed) {
    var now = clock.instant();
    failed.patience().ifPresent(patience -> lane.rest(now.plus(bounded(patience))));
    var next = now.plus((failed.isRefused() ? refused : backoff).after(delivery.tries()));
    if (next.isAfter(delivery.queuedAt().plus(limits.giveUp()))) {
      dead(delivery, givenUp(delivery, failed.reason()));
    } else {
      queue.again(delivery.id(), later(next, lane.restsUntil()), failed.reason());
      monitor.failed(delivery, failed.reason(), false);
    }
  }

  private String givenUp(QueuedDelivery delivery, String reason) {
    return "given up after %s and %s: %s"
        .formatted(
            Durations.text(limits.giveUp()),
            Count.of(delivery.tries() + 1, "try", "tries"),
            reason);
  }

  private void dead(QueuedDelivery delivery, String reason) {
    queue.dead(delivery, reason);
    monitor.failed(delivery, reason, true);
  }

  private Duration bounded(Duration patience) {
    return patience.compareTo(limits.longest()) < 0 ? patience : limits.longest();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// Stops what is running and puts it back into the queue; returns when that is done.
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
