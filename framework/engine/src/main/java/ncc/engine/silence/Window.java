package ncc.engine.silence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// A time during which something is in force.
///
/// @param from its first instant
/// @param until the first instant after it; empty for no end
public record Window(Instant from, Optional<Instant> until) {
  public Window {
    requireNonNull(from);
    if (until.filter(end -> !end.isAfter(from)).isPresent()) {
      throw new IllegalArgumentException(
          "it must end after it begins, but %s is not after %s".formatted(until.get(), from));
    }
  }

  public boolean holds(Instant now) {
    return !now.isBefore(from) && until.filter(end -> !now.isBefore(end)).isEmpty();
  }
}
