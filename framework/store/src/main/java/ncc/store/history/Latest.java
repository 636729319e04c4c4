package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import ncc.spi.check.Status;

/// How a check last saw a cluster.
///
/// @param cluster its key
/// @param run the id of its last run; empty when it is too old to be kept
/// @param judged when it last ran
/// @param complete that run saw all that the cluster has
/// @param lastComplete when it last did; empty when it never did
public record Latest(
    String cluster,
    String clusterName,
    String check,
    Optional<String> run,
    Instant judged,
    Status status,
    boolean complete,
    Optional<Instant> lastComplete,
    Counts counts) {
  public Latest {
    requireNonNull(cluster);
    requireNonNull(clusterName);
    requireNonNull(check);
    requireNonNull(run);
    requireNonNull(judged);
    requireNonNull(status);
    requireNonNull(lastComplete);
    requireNonNull(counts);
  }

  /// How it counts: what was not wholly seen is never better than [Status#ERR].
  public Status counted() {
    return complete || status.isWorseThan(Status.ERR) ? status : Status.ERR;
  }
}
