package ncc.spi.check;

import java.util.Collection;
import java.util.Comparator;

/// How a verdict turned out, least to most urgent. Known bad outranks unknown.
public enum Status {
  /// Does not apply here, by design or by configuration.
  SKIP,
  /// Healthy, on evidence.
  PASS,
  /// Worth knowing, not judged.
  INFO,
  /// Unexpected; look into it.
  WARN,
  /// Could not be told.
  ERR,
  /// Unhealthy; act.
  FAIL;

  public boolean isWorseThan(Status other) {
    return compareTo(other) > 0;
  }

  /// The most urgent of `statuses`; [#SKIP] when there are none.
  public static Status worst(Collection<Status> statuses) {
    return statuses.stream().max(Comparator.naturalOrder()).orElse(SKIP);
  }
}
