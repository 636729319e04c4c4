package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a run is held to, where a check has no limits of its own.
///
/// @param timeout the longest one check may take on one cluster, positive
/// @param maxAge how old the facts may be that a PASS rests on; empty for: facts of any age are
///   judged as of their own time, whatever a check says
/// @param maxClusters how many clusters are checked at once, at least 1
/// @param judgedBy what somebody named as the instant to judge by: what was taken later is from the
///   future; empty for what lies ahead of this machine's clock
public record RunLimits(
    Duration timeout, Optional<Duration> maxAge, int maxClusters, Optional<Instant> judgedBy) {
  /// Of a check that nobody gave a timeout.
  public static final Duration TIMEOUT = Duration.ofMinutes(2);

  /// Of a check that nobody gave a `max-age`, in a run that somebody asks for.
  public static final Duration MAX_AGE = Duration.ofDays(1);

  /// How far ahead facts may be and not count as from the future: clocks of clusters are not quite
  /// ours, and facts may be taken while a run is on its way.
  public static final Duration ASTRAY = Duration.ofMinutes(5);

  public RunLimits {
    requireNonNull(timeout);
    requireNonNull(maxAge);
    requireNonNull(judgedBy);
  }

  /// As this machine's clock has it.
  public RunLimits(Duration timeout, Optional<Duration> maxAge, int maxClusters) {
    this(timeout, maxAge, maxClusters, Optional.empty());
  }

  Duration timeout(CheckPlugin check) {
    return check.limits().timeout().orElse(timeout);
  }

  /// Empty for any age.
  Optional<Duration> maxAge(CheckPlugin check) {
    return maxAge.map(standard -> check.limits().maxAge().orElse(standard));
  }
}
