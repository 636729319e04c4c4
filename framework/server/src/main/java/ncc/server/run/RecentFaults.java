package ncc.server.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ncc.store.schedule.Slot;

/// Remembers which slots a fault of ours broke of late. To hurry one of them would only show the
/// same fault again.
public final class RecentFaults {
  /// How long a slot is let alone.
  static final Duration PAUSE = Duration.ofSeconds(30);

  private final Map<Slot, Instant> faults = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public RecentFaults(InstantSource clock) {
    this.clock = clock;
  }

  /// A fault broke `slot` just now.
  public void add(Slot slot) {
    faults.put(slot, clock.instant());
    faults.values().removeIf(this::isOver);
  }

  /// Whether a fault broke `slot` within the last half minute.
  public boolean contains(Slot slot) {
    var fault = faults.get(slot);
    return fault != null && !isOver(fault);
  }

  /// One that seems to lie in the future is of a time when the clock was ahead.
  private boolean isOver(Instant fault) {
    var now = clock.instant();
    return !now.isBefore(fault.plus(PAUSE)) || fault.isAfter(now);
  }
}
