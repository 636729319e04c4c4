package ncc.cli.terminal;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import ncc.engine.Printable;
import ncc.engine.silence.Recurrence;

/// Windows of the week as people type them, in one piece or in parts.
public final class WeeklyText {
  private static final Pattern WINDOW =
      Pattern.compile("(\\S+)\\s+(\\d{1,2}:\\d\\d)-(\\d{1,2}:\\d\\d)(?:\\s+(\\S+))?");
  private static final Duration DAY = Duration.ofDays(1);

  private WeeklyText() {}

  /// Such as `Sat 02:00-05:00 Asia/Tokyo`. One that ends no later than it begins ends the next day;
  /// without a zone it is UTC.
  ///
  /// @param option that it is given to
  public static Recurrence window(String option, String text) throws Failure {
    var parts = WINDOW.matcher(text.strip());
    if (!parts.matches()) {
      throw refused(option, text, "such as 'Sat 02:00-05:00 Asia/Tokyo'");
    }
    var from = time(option, parts.group(2));
    var length = Duration.between(from, time(option, parts.group(3)));
    return new Recurrence(
        new Recurrence.Weekly(days(option, parts.group(1))),
        from,
        length.isPositive() ? length : length.plus(DAY),
        zone(option, parts.group(4) == null ? "UTC" : parts.group(4)));
  }

  /// Such as `SAT,SUN`.
  public static Set<DayOfWeek> days(String option, String text) throws Failure {
    var days = new HashSet<DayOfWeek>();
    for (String word : text.toUpperCase(Locale.ROOT).split(",", -1)) {
      var day =
          Arrays.stream(DayOfWeek.values())
              .filter(one -> word.strip().length() >= 3 && one.name().startsWith(word.strip()))
              .findFirst();
      days.add(day.orElseThrow(() -> refused(option, text, "days of the week such as SAT,SUN")));
    }
    return days;
  }

  /// Such as `02:00`.
  public static LocalTime time(String option, String text) throws Failure {
    try {
      return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    } catch (DateTimeException _) {
      throw refused(option, text, "a time of day such as 02:00");
    }
  }

  /// Such as `Asia/Tokyo`.
  public static ZoneId zone(String option, String text) throws Failure {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) {
      throw refused(option, text, "a zone such as Asia/Tokyo");
    }
  }

  private static Failure refused(String option, String text, String accepted) {
    return new Failure(
        ExitCode.USAGE,
        "%s: '%s' is not accepted; expected %s".formatted(option, Printable.of(text), accepted));
  }
}
