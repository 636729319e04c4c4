package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalLong;

/// How long what is kept.
///
/// @param runs runs as they were
/// @param history what checks said of subjects, their days, and resolved alerts; at least as long
///   as `runs`, which are read back from it
/// @param bytes how large an embedded store may be before the oldest goes sooner; empty when it may
///   grow. On PostgreSQL it has no effect: that does not give space back by itself, and who runs it
///   watches its disk.
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

  /// A part of it, for a store that is too large.
  Keeping tenths(int tenths) {
    return new Keeping(
        runs.multipliedBy(tenths).dividedBy(10), history.multipliedBy(tenths).dividedBy(10), bytes);
  }
}
