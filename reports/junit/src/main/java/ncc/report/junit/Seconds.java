package ncc.report.junit;

import java.time.Duration;
import java.util.Locale;

/// Durations as JUnit writes them: seconds with three decimals.
final class Seconds {
  private static final double MILLIS = 1e3;

  private Seconds() {}

  static String text(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / MILLIS);
  }
}
