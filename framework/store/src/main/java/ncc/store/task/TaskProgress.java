package ncc.store.task;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// What somebody asked for, and how far it is.
///
/// @param what in words for people
/// @param endedAt empty while something waits
/// @param items how many there are whose checks are made for their clusters, as far as is known
/// @param done how many have run
/// @param dropped how many never will
/// @param shared how many of those that have run were being read for something else when this was
///   asked for, and share that result
/// @param inapplicable how many more turned out to be of checks that are not made for their
///   clusters, such as those from inside a guest where no guest is
public record TaskProgress(
    String id,
    String who,
    String what,
    Instant askedAt,
    Optional<Instant> endedAt,
    int items,
    int done,
    int dropped,
    int shared,
    int inapplicable) {
  public TaskProgress {
    requireNonNull(id);
    requireNonNull(who);
    requireNonNull(what);
    requireNonNull(askedAt);
    requireNonNull(endedAt);
  }

  public int waiting() {
    return items - done - dropped;
  }
}
