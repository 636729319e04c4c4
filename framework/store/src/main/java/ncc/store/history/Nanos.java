package ncc.store.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Instants as a column holds them.
final class Nanos {
  private static final long PER_SECOND = 1_000_000_000;

  private Nanos() {}

  /// @throws ArithmeticException beyond the years 1677 to 2262
  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
  }

  static Instant read(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
  }

  static long day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC).toEpochDay();
  }
}
