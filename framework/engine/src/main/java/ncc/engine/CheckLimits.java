package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import ncc.spi.check.Status;

/// What one check is held to. Empty: what holds for all checks of the run.
///
/// @param maxAge how old the facts may be that a PASS rests on, positive
/// @param timeout the longest it may take on one cluster, positive
/// @param onUnknowable what it is on a cluster of which no source is able to tell a fact that it
///   needs: ERR or SKIP, never better
public record CheckLimits(
    Optional<Duration> maxAge, Optional<Duration> timeout, Optional<Status> onUnknowable) {
  /// What holds for all checks.
  public static final CheckLimits NONE =
      new CheckLimits(Optional.empty(), Optional.empty(), Optional.empty());

  /// Of a check of which nobody says otherwise.
  public static final Status ON_UNKNOWABLE = Status.ERR;

  public CheckLimits {
    requireNonNull(maxAge);
    requireNonNull(timeout);
    requireOfUnknowable(onUnknowable);
  }

  /// @throws IllegalArgumentException for what would call a check healthy, or the cluster bad
  static void requireOfUnknowable(Optional<Status> status) {
    if (status.isPresent() && status.get() != Status.ERR && status.get() != Status.SKIP) {
      throw new IllegalArgumentException(
          "what nobody can know is ERR or SKIP, not " + status.get());
    }
  }

  /// These, and where they say nothing, those of `others`.
  public CheckLimits or(CheckLimits others) {
    return new CheckLimits(
        maxAge.or(others::maxAge),
        timeout.or(others::timeout),
        onUnknowable.or(others::onUnknowable));
  }
}
