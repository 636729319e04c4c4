package ncc.metrics;

import java.time.Duration;
import java.time.Instant;

/// Times and truths as Prometheus has them.
public final class Numbers {
  private static final double NANOS = 1e9;

  private Numbers() {}

  /// Seconds since 1970.
  public static double unixTime(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / NANOS;
  }

  public static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / NANOS;
  }

  /// 1 for yes, 0 for no.
  public static double truth(boolean truth) {
    return truth ? 1 : 0;
  }
}
