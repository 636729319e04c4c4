package ncc.engine.notify;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import ncc.engine.notify.Attempt.Outcome;
import ncc.spi.alert.Severity;
import ncc.spi.notify.OpenAlert;

/// Tells receivers that forget what is not repeated of everything that is open, again and again and
/// each for itself. It reminds nobody: people who asked for quiet are told so, and the alerts stay.
public final class Renewals implements AutoCloseable {
  private final Duration deadline;
  private final DeliveryMonitor monitor;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Standing> standings = new ConcurrentHashMap<>();
  private final AtomicInteger running = new AtomicInteger();

  /// @param deadline of one renewal
  public Renewals(Duration deadline, DeliveryMonitor monitor) {
    this.deadline = deadline;
    this.monitor = monitor;
  }

  /// What alerts were called that are no longer open.
  @FunctionalInterface
  public interface Ended {
    /// @return those of `ids` that are still known, in any order
    List<OpenAlert> of(Collection<String> ids);
  }

  /// How an alert was told last.
  private record Marks(Severity severity, boolean acknowledged, boolean silenced, String cause) {
    static Marks of(OpenAlert open) {
      return new Marks(open.severity(), open.acknowledged(), open.silenced(), open.cause());
    }

    OpenAlert on(OpenAlert now) {
      return new OpenAlert(now.alert(), now.check(), severity, acknowledged, silenced, cause);
    }
  }

  /// What a receiver was told last; used by one renewal at a time.
  private static final class Standing {
    private Instant next = Instant.MIN;
    private boolean isBusy;
    private Map<String, Marks> told = Map.of();

    synchronized boolean begin(Instant now, Duration pause) {
      // One that seems to be further away than any was planned by a clock that was ahead.
      boolean waits = now.isBefore(next) && !next.isAfter(now.plus(pause));
      if (isBusy || waits) {
        return false;
      }
      isBusy = true;
      next = now.plus(pause);
      return true;
    }

    synchronized Map<String, Marks> told() {
      return told;
    }

    synchronized void end(Optional<Map<String, Marks>> nowTold) {
      told = nowTold.orElse(told);
      isBusy = false;
    }
  }

  /// Those of `routes` whose time has come. Each of them is to be [renewed][#renew].
  public List<Receiver> due(Routes routes, Instant now) {
    return routes.receivers().stream()
        .filter(receiver ->
            pause(receiver).filter(pause -> standing(receiver).begin(now, pause)).isPresent())
        .toList();
  }

  /// One that fails when it is asked is told nothing again, and holds up no other.
  private Optional<Duration> pause(Receiver receiver) {
    try {
      return requireNonNull(receiver.notifier().renewal(receiver.settings()));
    } catch (RuntimeException | Error e) {
      var reason = Attempt.shown(receiver, "the notifier itself failed: " + e);
      monitor.renewalFailed(receiver.name(), reason);
      return Optional.empty();
    }
  }

  private Standing standing(Receiver receiver) {
    return standings.computeIfAbsent(receiver.name(), _ -> new Standing());
  }

  /// Renews without being waited for.
  ///
  /// @param all that is open, whoever wants to know of it
  public void renew(Receiver receiver, List<OpenAlert> all, Ended ended, Instant now) {
    running.incrementAndGet();
    threads.execute(() -> {
      Optional<Map<String, Marks>> told = Optional.empty();
      try {
        told = told(receiver, all, ended, now);
      } catch (RuntimeException e) {
        monitor.queueFailed(e);
      } finally {
        standing(receiver).end(told);
        running.decrementAndGet();
      }
    });
  }

  private Optional<Map<String, Marks>> told(
      Receiver receiver, List<OpenAlert> all, Ended ended, Instant now) {
    var before = standing(receiver).told();
    var open =
        all.stream()
            .filter(one -> receiver.wants(one.alert()) || before.containsKey(one.alert().id()))
            .toList();
    var over = over(before, open, ended);
    var outcome =
        new Attempt(
                receiver,
                () -> receiver.notifier().renew(open, over, receiver.settings(), now),
                deadline)
            .outcome();
    return switch (outcome) {
      case Outcome.Delivered _ -> {
        monitor.renewed(receiver.name());
        yield Optional.of(marks(open));
      }
      case Outcome.Failed failed -> {
        monitor.renewalFailed(receiver.name(), failed.reason());
        yield Optional.empty();
      }
      case Outcome.Interrupted _ -> Optional.empty();
    };
  }

  private static Map<String, Marks> marks(List<OpenAlert> open) {
    var marks = new HashMap<String, Marks>();
    open.forEach(one -> marks.put(one.alert().id(), Marks.of(one)));
    return marks;
  }

  /// What was told and is so no more: it has other marks, or has ended.
  private static List<OpenAlert> over(
      Map<String, Marks> before, List<OpenAlert> open, Ended ended) {
    var over = new ArrayList<OpenAlert>();
    Set<String> gone = new HashSet<>(before.keySet());
    for (OpenAlert one : open) {
      gone.remove(one.alert().id());
      Optional.ofNullable(before.get(one.alert().id()))
          .filter(marks -> !marks.equals(Marks.of(one)))
          .ifPresent(marks -> over.add(marks.on(one)));
    }
    if (!gone.isEmpty()) {
      for (OpenAlert one : ended.of(gone)) {
        Optional.ofNullable(before.get(one.alert().id()))
            .ifPresent(marks -> over.add(marks.on(one)));
      }
    }
    return over;
  }

  /// Renewals under way.
  public int running() {
    return running.get();
  }

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
