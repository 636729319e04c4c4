package ncc.store.history;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.check.Status;

/// Selects the subjects of some series by what is said of them, in the words of both engines.
///
/// @param series their numbers
/// @param only the numbers of the only subjects to look at; empty for all
/// @param start of the first day, in milliseconds
/// @param end of the last day, in milliseconds
record BarGroups(List<Long> series, Optional<List<Long>> only, long start, long end) {
  private static final List<Status> STATUSES = List.of(Status.values());

  /// How bad the status of a row is.
  private static final String RANK =
      STATUSES.stream()
          .map(status -> "when '%s' then %d".formatted(status, rank(status)))
          .collect(Collectors.joining(" ", "case status ", " end"));

  private static final int NOTHING = -1;

  /// A select of series and subjects.
  ///
  /// @param rank how bad all of them are now
  record Group(String subjects, List<Object> parameters, int rank) {}

  private static int rank(Status status) {
    return STATUSES.indexOf(status);
  }

  /// Those of which `status` is said now, and nothing worse.
  ///
  /// @param several whether something else may be said of the same subject, too
  Group now(Status status, boolean several) {
    var worse =
        STATUSES.stream()
            .filter(other -> other.isWorseThan(status))
            .map("'%s'"::formatted)
            .collect(Collectors.joining(","));
    var others =
        " and not exists (select 1 from finding h where h.series = f.series"
            + " and h.subject = f.subject and h.until_ms is null and h.status in (%s))"
                .formatted(worse);
    return new Group(
        "select %s f.series, f.subject from finding f where %s and f.status = '%s' %s"
            .formatted(
                several ? "distinct" : "",
                open(),
                status,
                several && !worse.isEmpty() ? others : ""),
        List.of(end),
        rank(status));
  }

  /// Those of which something was said on these days, and nothing is now.
  Group past() {
    return new Group(
        "select distinct i.series, i.subject from (%s) i where not exists (select 1 from finding h"
                .formatted(closed().subjects())
            + " where h.series = i.series and h.subject = i.subject and h.until_ms is null"
            + " and h.since_ms < ?)",
        List.of(start, start, start, end, end),
        NOTHING);
  }

  /// All of them.
  Group all() {
    return new Group(
        "select distinct i.series, i.subject from (select f.series, f.subject from finding f where"
            + " %s union all select i.series, i.subject from (%s) i) i"
                .formatted(open(), closed().subjects()),
        List.of(end, start, start, start, end),
        NOTHING);
  }

  /// Those of `group`, with the worst of now and these days as `worst`. One pass over both lists: a
  /// join of them is one loop in the other wherever a planner takes one for short.
  Group ranked(Group group) {
    var closed = closed();
    return new Group(
        """
        select u.series, u.subject, max(u.worst) worst
        from (
          select g.series, g.subject, %d worst, 1 here from (%s) g
          union all
          select i.series, i.subject, %s, 0 from (%s) i
        ) u
        group by u.series, u.subject having max(u.here) = 1\
        """
            .formatted(group.rank(), group.subjects(), RANK, closed.subjects()),
        Stream.concat(group.parameters().stream(), closed.parameters().stream()).toList(),
        group.rank());
  }

  /// What was said on these days and is not any more, with its status.
  Group closed() {
    return new Group(
        """
        select f.series, f.subject, f.status from finding f
        where f.series in (%s) and f.until_ms >= ? and (f.until_ms > ? or f.since_ms >= ?)
          and f.since_ms < ? %s\
        """
            .formatted(numbers(series), subjects()),
        List.of(start, start, start, end),
        NOTHING);
  }

  /// A row when more than one thing is said of a subject now.
  String several() {
    return "select f.nth from finding f where f.series in (%s) and f.until_ms is null and f.nth > 0"
            .formatted(numbers(series))
        + " limit 1";
  }

  private String open() {
    return "f.series in (%s) and f.until_ms is null and f.since_ms < ? %s"
        .formatted(numbers(series), subjects());
  }

  private String subjects() {
    return only.map(subjects -> "and f.subject in (" + numbers(subjects) + ")").orElse("");
  }

  /// Numbers of ours, so no text can hide among them.
  static String numbers(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
