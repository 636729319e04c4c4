package ncc.store.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.check.Status;

/// What the intervals of one subject say of its days. An interval counts for a day when a run of
/// that day found it.
///
/// @param intervals of one check on one subject, in any order
/// @param runs the days on which the check ran, by their number since 1970-01-01
record SubjectDays(List<Interval> intervals, Map<Long, Runs> runs) {
  private static final long MILLIS_PER_DAY = 86_400_000;

  /// From the run that found it first to the one that found something else.
  record Interval(Status status, long since, Optional<Long> until) {
    boolean isFoundBetween(long first, long last) {
      return since <= last && (since >= first || until.isEmpty() || until.get() > first);
    }
  }

  /// The runs of a day.
  ///
  /// @param first when the first of them judged
  /// @param last when the last of them judged
  /// @param anyComplete one of them saw the whole cluster
  record Runs(long first, long last, boolean anyComplete) {}

  List<DayState> states(LocalDate first, int days) {
    var states = new ArrayList<DayState>(days);
    for (int i = 0; i < days; i++) {
      states.add(state(first.toEpochDay() + i));
    }
    return states;
  }

  private DayState state(long day) {
    var ran = runs.get(day);
    if (ran != null) {
      return state(found(ran.first(), ran.last()), ran.anyComplete());
    }
    long start = day * MILLIS_PER_DAY;
    return found(start, start + MILLIS_PER_DAY - 1).isEmpty() ? DayState.ABSENT : DayState.NO_RUN;
  }

  private static DayState state(List<Status> found, boolean isComplete) {
    if (found.isEmpty()) {
      return DayState.ABSENT;
    }
    var worst = Status.worst(found);
    return isComplete || worst.isWorseThan(Status.INFO) ? DayState.of(worst) : DayState.INCOMPLETE;
  }

  private List<Status> found(long first, long last) {
    return intervals.stream()
        .filter(interval -> interval.isFoundBetween(first, last))
        .map(Interval::status)
        .toList();
  }
}
