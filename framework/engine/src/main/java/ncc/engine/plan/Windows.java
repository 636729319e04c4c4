package ncc.engine.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import ncc.engine.silence.Recurrence;
import ncc.engine.silence.Window;
import ncc.spi.check.Durations;
import ncc.spi.message.Count;
import ncc.spi.run.Plan;

/// The windows that the tasks of a plan are put into, each cluster's by themselves. How long a task
/// takes nobody knows but whoever types it: without it each has a window of its own.
///
/// @param each how long one task takes
/// @param now the first window begins after it
public record Windows(Recurrence recurrence, Optional<Duration> each, Instant now) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

  public Windows {
    requireNonNull(recurrence);
    requireNonNull(each);
    requireNonNull(now);
  }

  /// Whether a task fits into a window at all.
  public boolean fit() {
    return each.filter(one -> one.compareTo(recurrence.length()) > 0).isEmpty();
  }

  private long perWindow() {
    return each.map(one -> recurrence.length().dividedBy(one)).orElse(1L);
  }

  /// The same plan, its tasks with the times when they start.
  public Plan timed(Plan plan) {
    var tasks = new ArrayList<Plan.Task>();
    var window = Optional.<Window>empty();
    var cluster = "";
    long taken = 0;
    for (var task : plan.tasks()) {
      if (!task.cluster().key().equals(cluster)) {
        cluster = task.cluster().key();
        window = recurrence.after(now);
        taken = 0;
      } else if (taken == perWindow()) {
        window = window.flatMap(one -> recurrence.after(one.from()));
        taken = 0;
      }
      var from = window.map(Window::from).orElse(now);
      tasks.add(task.startingAt(from.plus(each.orElse(Duration.ZERO).multipliedBy(taken))));
      taken++;
    }
    return new Plan(tasks, plan.left());
  }

  /// When a task starts, as the clocks of the windows show it.
  public String text(Instant start) {
    return "%s %s (%s)"
        .formatted(TIME.format(start.atZone(recurrence.zone())), recurrence.zone(), start);
  }

  /// How the tasks were put into windows.
  public String rule(String option) {
    var lasting = "Windows of %s: ".formatted(Durations.text(recurrence.length()));
    return each.map(one ->
            "%s%s in each, as one takes %s"
                .formatted(lasting, Count.of(perWindow(), "task"), Durations.text(one)))
        .orElse(
            "%sone task in each, as nobody knows how long it takes; %s says so"
                .formatted(lasting, option));
  }
}
