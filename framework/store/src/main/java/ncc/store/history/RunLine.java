package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ncc.spi.check.Status;

/// One check of a stored run, in short.
///
/// @param run the id of the run
/// @param cluster its key
/// @param complete the run saw all that its cluster has
/// @param took the check's wall time
/// @param aborted the run was stopped before its end
/// @param task what asked for it; empty when the schedule did
public record RunLine(
    String run,
    String cluster,
    String clusterName,
    String check,
    Instant judged,
    Status status,
    boolean complete,
    Counts counts,
    Duration took,
    boolean aborted,
    Optional<String> task) {
  public RunLine {
    requireNonNull(run);
    requireNonNull(cluster);
    requireNonNull(clusterName);
    requireNonNull(check);
    requireNonNull(judged);
    requireNonNull(status);
    requireNonNull(counts);
    requireNonNull(took);
    requireNonNull(task);
  }
}
