package ncc.store.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.store.task.TaskItem;

/// How things stood in the store when a run of one check on one cluster began.
///
/// @param item as the timetable names it
/// @param begunFor the task it runs for; empty when the schedule asked for it
/// @param askers the tasks that get its result; some of them may have asked while it was reading
/// @param asked when the last of the tasks it was begun for had asked
/// @param newest the highest number of a run of its check
public record RunStart(
    TaskItem item,
    Optional<String> begunFor,
    List<String> askers,
    Optional<Instant> asked,
    long newest) {
  public RunStart {
    requireNonNull(item);
    requireNonNull(begunFor);
    askers = List.copyOf(askers);
    requireNonNull(asked);
  }

  /// Of a run that nobody asked for.
  public RunStart(TaskItem item, long newest) {
    this(item, Optional.empty(), List.of(), Optional.empty(), newest);
  }

  /// This with all who ask by now: they came while it was reading, and share what it read.
  public RunStart joinedBy(List<String> all) {
    return new RunStart(item, begunFor, all, asked, newest);
  }
}
