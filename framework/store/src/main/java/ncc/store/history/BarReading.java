package ncc.store.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.check.Status;
import ncc.store.history.SubjectDays.Interval;
import ncc.store.history.SubjectDays.Runs;
import ncc.store.sql.Statements;

/// Reads one page of bars: first which subjects are on it, then their intervals.
final class BarReading {
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Connection connection;
  private final BarsQuery query;
  private final long start;
  private final long end;

  BarReading(Connection connection, BarsQuery query) {
    this.connection = connection;
    this.query = query;
    this.start = query.first().toEpochDay() * MILLIS_PER_DAY;
    this.end = (query.last().toEpochDay() + 1) * MILLIS_PER_DAY;
  }

  Bars bars() throws SQLException {
    var series = series();
    var only = subjects();
    if (series.isEmpty() || only.filter(List::isEmpty).isPresent()) {
      return new Bars(query.first(), List.of(), 0);
    }
    var part = new BarRows(connection, query, new BarGroups(series, only, start, end)).part();
    var rows = part.rows();
    var runs = runs(series);
    var intervals = intervals(series, rows);
    var bars = new ArrayList<Bar>();
    for (var row : rows) {
      var days =
          new SubjectDays(
              intervals.getOrDefault(row.subject(), List.of()),
              runs.getOrDefault(row.series(), Map.of()));
      bars.add(
          new Bar(
              row.cluster(),
              row.clusterName(),
              row.shown(),
              days.states(query.first(), query.days())));
    }
    return new Bars(query.first(), bars, part.total());
  }

  /// Those of the key or name that is asked for; empty when all are.
  private Optional<List<Long>> subjects() throws SQLException {
    if (query.subject().isEmpty()) {
      return Optional.empty();
    }
    var subject = StoredText.of(query.subject().get());
    return Optional.of(
        Statements.list(
            connection,
            row -> row.getLong("id"),
            "select id from subject where key = ? or name = ?",
            subject,
            subject));
  }

  private List<Long> series() throws SQLException {
    var condition =
        new Condition()
            .and("s.check_id = ?", query.check())
            .andIf("c.key = ?", query.cluster().map(StoredText::of));
    return Statements.list(
        connection,
        row -> row.getLong("id"),
        "select s.id from series s join cluster c on c.id = s.cluster where " + condition,
        condition.parameters());
  }

  private Map<Long, List<Interval>> intervals(List<Long> series, List<BarRows.Row> rows)
      throws SQLException {
    var intervals = new HashMap<Long, List<Interval>>();
    if (rows.isEmpty()) {
      return intervals;
    }
    var subjects = rows.stream().map(BarRows.Row::subject).toList();
    Statements.each(
        connection,
        row ->
            intervals
                .computeIfAbsent(row.getLong("subject"), _ -> new ArrayList<>())
                .add(
                    new Interval(
                        Status.valueOf(row.getString("status")),
                        row.getLong("since_ms"),
                        Statements.number(row, "until_ms"))),
        intervalsOf(series, "and f.subject in (" + BarGroups.numbers(subjects) + ")"),
        span());
    return intervals;
  }

  private Map<Long, Map<Long, Runs>> runs(List<Long> series) throws SQLException {
    var runs = new HashMap<Long, Map<Long, Runs>>();
    Statements.each(
        connection,
        row ->
            runs.computeIfAbsent(row.getLong("series"), _ -> new HashMap<>())
                .put(
                    row.getLong("day"),
                    new Runs(
                        Math.floorDiv(row.getLong("first_ns"), NANOS_PER_MILLI),
                        Math.floorDiv(row.getLong("last_ns"), NANOS_PER_MILLI),
                        row.getInt("complete_runs") > 0)),
        """
        select series, day, first_ns, last_ns, complete_runs from check_day
        where series in (%s) and day between ? and ?\
        """
            .formatted(BarGroups.numbers(series)),
        query.first().toEpochDay(),
        query.last().toEpochDay());
    return runs;
  }

  /// The intervals of the asked days, in two parts, so that each finds its index.
  private static String intervalsOf(List<Long> series, String more) {
    return """
    select f.series, f.subject, f.status, f.since_ms, f.until_ms from finding f
    where f.series in (%1$s) and f.until_ms is null and f.since_ms < ? %2$s
    union all
    select f.series, f.subject, f.status, f.since_ms, f.until_ms from finding f
    where f.series in (%1$s) and f.until_ms >= ? and (f.until_ms > ? or f.since_ms >= ?)
      and f.since_ms < ? %2$s\
    """
        .formatted(BarGroups.numbers(series), more);
  }

  /// The parameters of [#intervalsOf].
  private Object[] span() {
    return new Object[] {end, start, start, start, end};
  }
}
