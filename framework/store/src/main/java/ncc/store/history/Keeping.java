package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalLong;

/// How long what is kept.
///
/// @param runs runs as they were
/// @param history what checks said of subjects, and resolved alerts; at least as long as `runs`,
///   which are read back from it
/// @param bytes how large the store may become before the oldest of it goes sooner; empty when it
///   may grow
public record Keeping(Duration runs, Duration history, OptionalLong bytes) {
  public static final Keeping STANDARD =
      new Keeping(Duration.ofDays(7), Duration.ofDays(90), OptionalLong.empty());

  public Keeping {
    requireNonNull(bytes);
    if (runs.isNegative() || history.compareTo(runs) < 0) {
      throw new IllegalArgumentException(
          "expected to keep history at least as long as runs, but found %s and %s"
              .formatted(history, runs));
    }
  }

  /// The same for a store that is too large: half of it.
  Keeping half() {
    return new Keeping(runs.dividedBy(2), history.dividedBy(2), bytes);
  }
}
