package ncc.store.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// A slot as the timetable has it.
///
/// @param due when it runs next, or should have begun when it runs now
/// @param runner the daemon that runs it now
/// @param lastRun when it last ended
public record PlannedSlot(
    Slot slot, Instant due, Optional<String> runner, Optional<Instant> lastRun) {
  public PlannedSlot {
    requireNonNull(slot);
    requireNonNull(due);
    requireNonNull(runner);
    requireNonNull(lastRun);
  }
}
