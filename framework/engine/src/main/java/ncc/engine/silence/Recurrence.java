package ncc.engine.silence;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.check.Durations;

/// When a maintenance window comes again.
///
/// It begins at a time of day as the clocks of its zone show it and lasts as long as it says, to
/// the second, also where those clocks are put on or back meanwhile. A time of day that is skipped
/// in spring is taken as much later as was skipped; of one that comes twice in autumn, the first.
///
/// @param days on which it begins
/// @param at when, as clocks in `zone` show it
/// @param length at most seven days
public record Recurrence(Days days, LocalTime at, Duration length, ZoneId zone) {
  private static final Duration LONGEST = Duration.ofDays(7);

  /// No month and no week is without a window for as many days.
  private static final int DAYS_AHEAD = 63;

  /// Some days of the calendar.
  public sealed interface Days {
    boolean include(LocalDate date);
  }

  /// Some days of every week.
  ///
  /// @param days at least one
  public record Weekly(Set<DayOfWeek> days) implements Days {
    public Weekly {
      days = Set.copyOf(days);
      if (days.isEmpty()) {
        throw new IllegalArgumentException("a weekly window needs at least one day of the week");
      }
    }

    @Override
    public boolean include(LocalDate date) {
      return days.contains(date.getDayOfWeek());
    }
  }

  /// One day of every month; its last where the month is shorter.
  ///
  /// @param day 1 to 31
  public record Monthly(int day) implements Days {
    public Monthly {
      if (day < 1 || day > 31) {
        throw new IllegalArgumentException("a day of the month is 1 to 31, but not " + day);
      }
    }

    @Override
    public boolean include(LocalDate date) {
      return date.getDayOfMonth() == Math.min(day, date.lengthOfMonth());
    }
  }

  public Recurrence {
    requireNonNull(days);
    requireNonNull(at);
    requireNonNull(zone);
    if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a window must last more than 0s and at most 7d, but not " + Durations.exact(length));
    }
  }

  /// The window that `now` is in; of several that overlap, the one that ends last.
  Optional<Window> at(Instant now) {
    return beginning(now.minus(LONGEST), LONGEST.toDays() + 1)
        .filter(window -> window.holds(now))
        .reduce((_, later) -> later);
  }

  /// The first window that begins after `now`.
  public Optional<Window> after(Instant now) {
    return beginning(now, DAYS_AHEAD).filter(window -> window.from().isAfter(now)).findFirst();
  }

  private Stream<Window> beginning(Instant from, long days) {
    var first = from.atZone(zone).toLocalDate().minusDays(1);
    return first.datesUntil(first.plusDays(days + 2)).filter(days()::include).map(this::window);
  }

  private Window window(LocalDate date) {
    var from = date.atTime(at).atZone(zone).toInstant();
    return new Window(from, Optional.of(from.plus(length)));
  }
}
