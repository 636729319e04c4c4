package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// Which runs to list; an empty component lets all through.
///
/// @param cluster its key
/// @param check its id
/// @param task what asked for them
/// @param before judged before
public record RunFilter(
    Optional<String> cluster,
    Optional<String> check,
    Optional<String> task,
    Optional<Instant> before) {
  public static final RunFilter ALL =
      new RunFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public RunFilter {
    requireNonNull(cluster);
    requireNonNull(check);
    requireNonNull(task);
    requireNonNull(before);
  }
}
