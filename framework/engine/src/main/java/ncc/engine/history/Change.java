package ncc.engine.history;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Subject;

/// What one check says of one subject in one run and not in another.
///
/// @param before its worst verdict in the first run; empty when it had none
/// @param after its worst verdict in the second run; empty when it has none
public record Change(
    Kind kind,
    Cluster cluster,
    CheckDescription check,
    Subject subject,
    Optional<Verdict> before,
    Optional<Verdict> after) {
  /// How it changed, most urgent first.
  public enum Kind {
    /// Worse than it was.
    WORSE,
    /// Was not there before.
    NEW,
    /// Was there before, and the second run did not see all that its cluster has: whether it is
    /// still there cannot be told.
    UNSEEN,
    /// Says something else of the same status.
    OTHER,
    /// Better than it was.
    BETTER,
    /// Is not there any more.
    GONE
  }

  public Change {
    requireNonNull(kind);
    requireNonNull(cluster);
    requireNonNull(check);
    requireNonNull(subject);
    requireNonNull(before);
    requireNonNull(after);
  }

  /// The worse of its two verdicts; what to sort by.
  Status worst() {
    return Status.worst(
        java.util.stream.Stream.concat(before.stream(), after.stream())
            .map(Verdict::status)
            .toList());
  }
}
