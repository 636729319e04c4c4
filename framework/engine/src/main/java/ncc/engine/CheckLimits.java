package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/// What one check is held to. Empty: what holds for all checks of the run.
///
/// @param maxAge how old the facts may be that a PASS rests on, positive
/// @param timeout the longest it may take on one cluster, positive
public record CheckLimits(Optional<Duration> maxAge, Optional<Duration> timeout) {
  /// What holds for all checks.
  public static final CheckLimits NONE = new CheckLimits(Optional.empty(), Optional.empty());

  public CheckLimits {
    requireNonNull(maxAge);
    requireNonNull(timeout);
  }

  /// These, and where they say nothing, those of `others`.
  public CheckLimits or(CheckLimits others) {
    return new CheckLimits(maxAge.or(others::maxAge), timeout.or(others::timeout));
  }
}
