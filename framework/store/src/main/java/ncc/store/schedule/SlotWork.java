package ncc.store.schedule;

import java.time.Instant;

/// What a daemon does when a slot is due.
@FunctionalInterface
public interface SlotWork {
  /// Runs the slot, and says when it is due again. Meanwhile no other daemon runs it, unless this
  /// one is taken for dead.
  ///
  /// @param due when it should have begun; however many times were missed, it is called once
  Instant run(Slot slot, Instant due);
}
