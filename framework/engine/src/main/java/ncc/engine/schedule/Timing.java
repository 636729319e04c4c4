package ncc.engine.schedule;

import java.time.Instant;

/// When a check is due on the clusters it looks at.
///
/// The misfire rule holds for every timing: however many times were missed, in a pause or because a
/// run took longer than its interval, one run catches up as soon as there is room, and the next is
/// due at the first time after its end.
public interface Timing {
  /// The first time after `now` at which it is due.
  ///
  /// @param cluster what the cluster is called; the same name has the same times
  Instant after(Instant now, String cluster);

  /// When a check that was never planned before is due on this cluster.
  ///
  /// @param clusters how many clusters there are, for the first round to be spread
  Instant first(Instant now, String cluster, int clusters);

  /// Such as `every 5m`.
  @Override
  String toString();
}
