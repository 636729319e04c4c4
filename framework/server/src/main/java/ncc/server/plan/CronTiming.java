package ncc.server.plan;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import ncc.engine.schedule.Timing;
import ncc.store.schedule.Cron;

/// At the times of a cron expression, on all clusters at once: who writes one means these times.
public record CronTiming(Cron cron) implements Timing {
  private static final String EXPECTED =
      "expected minute, hour, day of the month, month and day of the week, and a time zone where it"
          + " is not UTC, such as 30 2 * * * Asia/Tokyo";
  private static final Instant ANY_TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final int LOOKED_AT = 8;
  private static final int MANY = 10_000;

  public CronTiming {
    requireNonNull(cron);
  }

  /// @param text five fields, and a time zone where it is not UTC
  /// @throws IllegalArgumentException when it is no such thing, or a time that never comes
  public static CronTiming parse(String text) {
    var words = text.strip().split("\\s+");
    if (words.length < 5 || words.length > 6) {
      throw new IllegalArgumentException(
          "'%s' is no cron expression; %s".formatted(text, EXPECTED));
    }
    var fields = String.join(" ", java.util.Arrays.asList(words).subList(0, 5));
    return parse(text, fields, words.length == 6 ? zone(words[5]) : ZoneOffset.UTC);
  }

  private static CronTiming parse(String text, String fields, ZoneId zone) {
    Cron cron;
    try {
      cron = new Cron(fields, zone);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no cron expression; %s".formatted(text, EXPECTED), e);
    }
    if (!isComing(cron)) {
      throw new IllegalArgumentException(
          "'%s' never comes; expected a day that one of its months has".formatted(text));
    }
    return new CronTiming(cron);
  }

  /// A 29th of February comes every eight years at the latest.
  private static boolean isComing(Cron cron) {
    try {
      return !cron.after(ANY_TIME).isAfter(ANY_TIME.plus(Duration.ofDays(9 * 366)));
    } catch (RuntimeException _) {
      return false;
    }
  }

  private static ZoneId zone(String word) {
    try {
      return ZoneId.of(word);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no time zone; expected one such as Asia/Tokyo".formatted(word), e);
    }
  }

  @Override
  public Instant after(Instant now, String cluster) {
    return cron.after(now);
  }

  /// Not before its time.
  @Override
  public Instant first(Instant now, String cluster, int clusters) {
    return cron.after(now);
  }

  /// The shortest time between two of its times, among some of them.
  public Duration shortest() {
    var shortest = Duration.ofDays(366);
    var at = cron.after(ANY_TIME);
    for (int i = 0; i < LOOKED_AT; i++) {
      var next = cron.after(at);
      var between = Duration.between(at, next);
      shortest = between.compareTo(shortest) < 0 ? between : shortest;
      at = next;
    }
    return shortest;
  }

  /// The longest time between two of its times, among those of a year, or among the first ten
  /// thousand where there are more.
  public Duration longest() {
    var longest = Duration.ZERO;
    var at = cron.after(ANY_TIME);
    var end = at.plus(Duration.ofDays(366));
    for (int i = 0; i < MANY && at.isBefore(end); i++) {
      var next = cron.after(at);
      var between = Duration.between(at, next);
      longest = between.compareTo(longest) > 0 ? between : longest;
      at = next;
    }
    return longest;
  }

  @Override
  public String toString() {
    return "at " + text();
  }

  /// As it would be written in `ncc.yaml`.
  public String text() {
    return cron.zone().equals(ZoneOffset.UTC)
        ? cron.expression()
        : cron.expression() + " " + cron.zone();
  }
}
