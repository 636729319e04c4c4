package ncc.engine;

import java.time.DateTimeException;
import java.time.Instant;

/// Instants as people type them: of the years 1970 to 9999, which every calendar, report and store
/// can hold.
public final class Instants {
  /// What is accepted, for messages.
  public static final String ACCEPTED = "such as 2026-12-01T06:00:00Z, in the years 1970 to 9999";

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Instants() {}

  /// @throws DateTimeException when it is none, or of another year
  public static Instant parse(String text) {
    var at = Instant.parse(text);
    if (!isAccepted(at)) {
      throw new DateTimeException("'" + text + "' is not in the years 1970 to 9999");
    }
    return at;
  }

  public static boolean isAccepted(Instant at) {
    return !at.isBefore(FIRST) && !at.isAfter(LAST);
  }
}
