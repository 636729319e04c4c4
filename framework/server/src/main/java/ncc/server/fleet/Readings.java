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

  /// What was read.
  ///
  /// @param joined it was not there yet when it was asked for
  record Read(ReadFleet fleet, boolean joined) {}

  /// A reading that is young enough, one that is under way, or a new one. Waits for it.
  ///
  /// @param asked one that began before and has ended is not used; empty for any that is young
  Read of(Target target, Optional<Instant> asked) {
    var reading = reading(target, clock.instant(), asked);
    boolean joined = !reading.work().isDone();
    reading.work().run();
    return new Read(result(reading), joined);
  }

  private static boolean isBefore(Reading reading, Optional<Instant> asked) {
    return reading.work().isDone() && asked.filter(reading.began()::isBefore).isPresent();
  }

  /// A reading that is young enough, or a new one, where it ends within `patience`. Another carries
  /// it out, so that whoever hangs on a source is none who asks here.
  Optional<ReadFleet> of(Target target, Duration patience) throws InterruptedException {
    var reading = reading(target, clock.instant(), Optional.empty());
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

  private Reading reading(Target target, Instant now, Optional<Instant> asked) {
    return readings.compute(
        target,
        (_, known) ->
            known == null || isOld(known, now) || isBefore(known, asked)
                ? fresh(target, now)
                : known);
  }

  private Reading fresh(Target target, Instant now) {
    return new Reading(now, new FutureTask<>(() -> read(target)));
  }

  /// One that seems to have begun in the future is of a time when the clock was ahead.
  private boolean isOld(Reading reading, Instant now) {
    return reading.work().isDone()
        && (reading.began().plus(maxAge).isBefore(now) || reading.began().isAfter(now));
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
