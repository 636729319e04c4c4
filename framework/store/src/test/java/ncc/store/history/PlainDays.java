package ncc.store.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ncc.spi.check.Status;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// The days of one check's subjects, by keeping everything in memory after every run.
final class PlainDays {
  private final Map<LocalDate, List<Seen>> days = new TreeMap<>();
  private Map<Subject, Status> known = Map.of();

  private record Seen(boolean complete, Map<Subject, Status> states) {}

  void add(Round round) {
    var found =
        round.findings().stream()
            .collect(
                Collectors.toMap(
                    Finding::subject,
                    Finding::status,
                    (one, other) -> one.isWorseThan(other) ? one : other));
    boolean isBlind = round.vms() > 0 && found.keySet().stream().allMatch(PlainDays::isCluster);
    var after = new HashMap<>(found);
    if (!round.complete() || isBlind) {
      known.forEach((subject, status) -> {
        if (!isCluster(subject)) {
          after.putIfAbsent(subject, status);
        }
      });
    }
    boolean isComplete = round.complete() && after.size() == found.size();
    known = after;
    days.computeIfAbsent(day(round.at()), _ -> new ArrayList<>()).add(new Seen(isComplete, after));
  }

  private static boolean isCluster(Subject subject) {
    return subject.kind().equals(Kind.CLUSTER);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /// Subjects that no day knows are left out.
  Map<Subject, List<DayState>> days(LocalDate first, int count) {
    Set<Subject> subjects =
        days.values().stream()
            .flatMap(List::stream)
            .flatMap(seen -> seen.states().keySet().stream())
            .collect(Collectors.toSet());
    var bars = new HashMap<Subject, List<DayState>>();
    for (var subject : subjects) {
      var bar = first.datesUntil(first.plusDays(count)).map(day -> state(subject, day)).toList();
      if (!Set.copyOf(bar).equals(Set.of(DayState.ABSENT))) {
        bars.put(subject, bar);
      }
    }
    return bars;
  }

  private DayState state(Subject subject, LocalDate day) {
    var seen = days.get(day);
    if (seen == null) {
      return before(day).containsKey(subject) ? DayState.NO_RUN : DayState.ABSENT;
    }
    var statuses =
        seen.stream()
            .filter(one -> one.states().containsKey(subject))
            .map(one -> one.states().get(subject))
            .toList();
    if (statuses.isEmpty()) {
      return DayState.ABSENT;
    }
    var worst = Status.worst(statuses);
    boolean isComplete = seen.stream().anyMatch(Seen::complete);
    return isComplete || worst.isWorseThan(Status.INFO)
        ? DayState.valueOf(worst.name())
        : DayState.INCOMPLETE;
  }

  private Map<Subject, Status> before(LocalDate day) {
    Map<Subject, Status> last = Map.of();
    for (var entry : days.entrySet()) {
      if (entry.getKey().isBefore(day)) {
        last = entry.getValue().getLast().states();
      }
    }
    return last;
  }
}
