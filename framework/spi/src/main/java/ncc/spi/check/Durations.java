package ncc.spi.check;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// Durations as operators write and read them: `45d`, `12h`, `90s`, `1d12h`, `50ms`, or ISO-8601.
/// Nobody means more than [#LONGEST] by one, and no clock or store holds what lies so far ahead.
public final class Durations {
  /// A hundred years.
  public static final Duration LONGEST = Duration.ofDays(36_525);

  private static final Pattern SHORT =
      Pattern.compile("(-)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

  private Durations() {}

  /// @throws IllegalArgumentException naming what would be accepted
  public static Duration parse(String text) {
    try {
      var duration = read(text);
      if (duration.abs().compareTo(LONGEST) > 0) {
        throw tooLong(text);
      }
      return duration;
    } catch (DateTimeParseException _) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration; expected such as 45d, 12h, 90s or P45D");
    } catch (ArithmeticException | NumberFormatException _) {
      throw tooLong(text);
    }
  }

  private static Duration read(String text) {
    var match = SHORT.matcher(text);
    if (text.isEmpty() || text.equals("-") || !match.matches()) {
      return Duration.parse(text);
    }
    var sum =
        Duration.ofDays(number(match.group(2)))
            .plusHours(number(match.group(3)))
            .plusMinutes(number(match.group(4)))
            .plusSeconds(number(match.group(5)))
            .plusMillis(number(match.group(6)));
    return match.group(1) == null ? sum : sum.negated();
  }

  private static IllegalArgumentException tooLong(String text) {
    return new IllegalArgumentException(
        "'%s' is too long; expected at most %s".formatted(text, text(LONGEST)));
  }

  /// The shortest form, such as `45d` or `1d12h`; parts of a second are dropped.
  public static String text(Duration duration) {
    if (duration.toSeconds() == 0) {
      return "0s";
    }
    var of = duration.abs();
    return (duration.isNegative() ? "-" : "")
        + part(of.toDays(), "d")
        + part(of.toHoursPart(), "h")
        + part(of.toMinutesPart(), "m")
        + part(of.toSecondsPart(), "s");
  }

  /// As [#text], of what somebody has set: [#parse] reads the same from it, such as `50ms` or
  /// `PT1.5S`.
  public static String exact(Duration duration) {
    if (duration.toNanosPart() == 0) {
      return text(duration);
    }
    boolean isShort = duration.abs().toSeconds() == 0 && duration.toNanosPart() % 1_000_000 == 0;
    return isShort ? duration.toMillis() + "ms" : duration.toString();
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : number + unit;
  }
}
