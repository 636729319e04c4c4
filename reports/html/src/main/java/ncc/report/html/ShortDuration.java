package ncc.report.html;

import java.time.Duration;
import java.util.Locale;
import ncc.spi.check.Durations;

/// Durations at the precision people ask for: `345 ms`, `12.3 s`, `2m5s`, `1d`.
final class ShortDuration {
  private static final Duration TO_MINUTES = Duration.ofMinutes(1);
  private static final Duration TO_SECONDS = Duration.ofSeconds(1);

  private ShortDuration() {}

  static String of(Duration duration) {
    if (duration.compareTo(TO_MINUTES) >= 0) {
      return Durations.text(duration);
    }
    return duration.compareTo(TO_SECONDS) >= 0
        ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
        : duration.toMillis() + " ms";
  }
}
