package ncc.engine.source;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// What reading a fleet may take.
///
/// @param maxClusters how many clusters are read at once, at least 1
/// @param timeout how long reading a source may take, where its cluster does not say
/// @param grace how long a source whose time is up may take to hand over what it has; then it is
///   left behind
public record FleetLimits(int maxClusters, Duration timeout, Duration grace) {
  /// What holds unless the operator says otherwise.
  public static final FleetLimits DEFAULT =
      new FleetLimits(32, Duration.ofMinutes(2), Duration.ofSeconds(1));

  public FleetLimits {
    if (maxClusters < 1) {
      throw new IllegalArgumentException("at least one cluster must be read at once");
    }
    requireNonNull(timeout);
    requireNonNull(grace);
  }
}
