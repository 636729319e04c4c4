package ncc.store.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Instant;
import java.time.ZoneId;

/// Times by a cron expression of five fields, as Unix has it: minute, hour, day of the month,
/// month, day of the week.
///
/// @param zone whose clock it means; a time that this clock skips in spring is skipped, and one
///   that comes twice in autumn counts the first time, unless it comes every hour anyway
public record Cron(String expression, ZoneId zone) {
  /// @throws IllegalArgumentException what is wrong with it
  public Cron {
    var _ = schedule(expression, zone);
  }

  private static CronSchedule schedule(String expression, ZoneId zone) {
    if (expression.equals("-")) {
      throw new IllegalArgumentException("expected five fields, such as 30 2 * * *");
    }
    return new CronSchedule(expression, zone, CronStyle.UNIX);
  }

  /// The first time after `instant`.
  public Instant after(Instant instant) {
    var schedule = schedule(expression, zone);
    var next = next(schedule, instant);
    while (!isEveryHour() && isSecond(next)) {
      next = next(schedule, next);
    }
    return next;
  }

  private static Instant next(CronSchedule schedule, Instant instant) {
    return schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(instant));
  }

  private boolean isEveryHour() {
    return expression.strip().split("\\s+", 3)[1].startsWith("*");
  }

  /// The clock has shown this time before, an hour ago.
  private boolean isSecond(Instant instant) {
    var at = instant.atZone(zone);
    return !at.withEarlierOffsetAtOverlap().getOffset().equals(at.getOffset());
  }
}
