package ncc.server.fleet;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ncc.engine.RunMonitor;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetReading;
import ncc.engine.source.ReadFleet;

/// Reads targets, each once for all who ask for it at that time.
final class Readings {
  private final FleetLimits limits;
  private final Duration maxAge;
  private final InstantSource clock;
  private final RunMonitor monitor;
  private final Semaphore atOnce;
  private final Map<Target, Reading> readings = new ConcurrentHashMap<>();

  /// @param maxAge a reading that began longer ago and has ended is not used any more
  /// @param monitor stops what is under way
  Readings(FleetLimits limits, Duration maxAge, InstantSource clock, RunMonitor monitor) {
    this.limits = limits;
    this.maxAge = maxAge;
    this.clock = clock;
    this.monitor = monitor;
    this.atOnce = new Semaphore(limits.maxClusters(), true);
  }

  /// Whoever comes first carries it out.
  private record Reading(Instant began, FutureTask<ReadFleet> work) {
    Reading {
      requireNonNull(began);
      requireNonNull(work);
    }
  }

  /// A reading that is young enough, or a new one. Waits for it.
  ReadFleet of(Target target) {
    var reading = reading(target, clock.instant());
    reading.work().run();
    return result(reading);
  }

  /// A reading that is young enough, or a new one, where it ends within `patience`. Another carries
  /// it out, so that whoever hangs on a source is none who asks here.
  Optional<ReadFleet> of(Target target, Duration patience) throws InterruptedException {
    var now = clock.instant();
    var reading = reading(target, now);
    if (!reading.work().isDone()) {
      Thread.ofVirtual().name("reading for a page").start(reading.work());
    }
    try {
      reading.work().get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return Optional.of(result(reading));
    } catch (TimeoutException | ExecutionException _) {
      return Optional.empty();
    }
  }

  private Reading reading(Target target, Instant now) {
    return readings.compute(
        target, (_, known) -> known == null || isOld(known, now) ? fresh(target, now) : known);
  }

  private Reading fresh(Target target, Instant now) {
    return new Reading(now, new FutureTask<>(() -> read(target)));
  }

  private boolean isOld(Reading reading, Instant now) {
    return reading.work().isDone() && reading.began().plus(maxAge).isBefore(now);
  }

  private ReadFleet read(Target target) throws InterruptedException {
    atOnce.acquire();
    try {
      return new FleetReading(limits, clock, monitor).read(target.plan());
    } finally {
      atOnce.release();
    }
  }

  private static ReadFleet result(Reading reading) {
    try {
      return reading.work().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("told to end while a cluster was read");
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  /// Lets go of what nobody may use any more: a thousand clusters are not all kept at once.
  void forgetOld() {
    var now = clock.instant();
    readings.values().removeIf(reading -> isOld(reading, now));
  }
}
