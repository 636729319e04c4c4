package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// The instant that a run judges by, and the one after which facts are from the future.
///
/// @param latest the same where somebody named it; else what this machine's clock shows, for facts
///   are read after the run has begun
record Present(Instant now, Instant latest, String words) {
  Present {
    requireNonNull(now);
    requireNonNull(latest);
    requireNonNull(words);
  }

  /// @param clock what this machine's clock shows
  /// @param judgedBy what somebody named
  static Present of(Instant now, Instant clock, Optional<Instant> judgedBy) {
    return judgedBy
        .map(named -> new Present(now, named, named + ", which they are judged by"))
        .orElseGet(
            () -> new Present(now, now.isAfter(clock) ? now : clock, "this machine's clock"));
  }
}
