package ncc.spi.alert;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import ncc.spi.check.Durations;
import ncc.spi.message.Count;

/// A part of an alert's detail that says how long it is to or since an instant. What is kept is the
/// instant; how long that is is worked out when somebody reads it ([Alert#readAt]).
///
/// @param isAhead whether the time to `at` is meant, which is negative when that has passed; else
///   the time since
public record Countdown(Unit unit, boolean isAhead, Instant at) {
  private static final Pattern MARK =
      Pattern.compile("\\{(days|hours|minutes|seconds|time) (to|since) ([0-9TZ:.+-]{10,40})\\}");

  /// What it is counted in, in whole ones.
  public enum Unit {
    DAYS,
    HOURS,
    MINUTES,
    SECONDS,
    /// A length of time such as `2d` or `90s`, as durations are written.
    TIME
  }

  public Countdown {
    requireNonNull(unit);
    requireNonNull(at);
  }

  /// What stands in a kept detail in its place, such as `{days to 2027-01-21T06:00:00Z}`.
  public String mark() {
    return "{%s %s %s}".formatted(word(unit), isAhead ? "to" : "since", at);
  }

  private static String word(Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }

  /// How it reads at `now`.
  public String text(Instant now) {
    var time = isAhead ? Duration.between(now, at) : Duration.between(at, now);
    return switch (unit) {
      case DAYS -> Long.toString(time.toDays());
      case HOURS -> Long.toString(time.toHours());
      case MINUTES -> Long.toString(time.toMinutes());
      case SECONDS -> Long.toString(time.toSeconds());
      case TIME ->
          time.isNegative()
              ? "-" + Durations.text(whole(time.negated()))
              : Durations.text(whole(time));
    };
  }

  private static Duration whole(Duration time) {
    return Duration.ofSeconds(time.toSeconds());
  }

  /// `detail` as it reads at `now`.
  static String read(String detail, Instant now) {
    return detail.indexOf('{') < 0 ? detail : Count.fill(detail, MARK, mark -> read(mark, now));
  }

  private static String read(MatchResult mark, Instant now) {
    try {
      var unit = Unit.valueOf(mark.group(1).toUpperCase(Locale.ROOT));
      return new Countdown(unit, mark.group(2).equals("to"), Instant.parse(mark.group(3)))
          .text(now);
    } catch (DateTimeException | ArithmeticException _) {
      return mark.group();
    }
  }
}
