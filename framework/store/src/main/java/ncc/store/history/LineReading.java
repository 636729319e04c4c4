package ncc.store.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ncc.spi.check.Status;
import ncc.store.sql.Statements;

/// Lists of runs and of checks, in short.
record LineReading(Connection connection) {
  List<RunLine> runs(RunFilter filter, Page page) throws SQLException {
    var condition =
        new Condition()
            .andIf("c.key = ?", filter.cluster().map(StoredText::of))
            .andIf("s.check_id = ?", filter.check())
            .andIf("r.judged_ns < ?", filter.before().map(Nanos::of));
    filter
        .task()
        .ifPresent(task ->
            condition.and(
                "(r.task = ? or r.id in (select run from task_item where task = ?))", task, task));
    return lines(condition, page);
  }

  /// All of one run.
  List<RunLine> lines(String key) throws SQLException {
    return lines(
        new Condition().and("r.key = ?", StoredText.of(key)), Page.first(Integer.MAX_VALUE));
  }

  private List<RunLine> lines(Condition condition, Page page) throws SQLException {
    return Statements.list(
        connection,
        LineReading::line,
        """
        select r.key run_key, r.judged_ns, r.aborted, r.task, c.key, c.name, s.check_id,
          x.status, x.complete, x.counts, x.took_ns
        from check_run x join run r on r.id = x.run
          join series s on s.id = x.series join cluster c on c.id = s.cluster
        where %s order by x.run desc, x.series limit ? offset ?\
        """
            .formatted(condition),
        condition.parameters(page.limit(), page.offset()));
  }

  private static RunLine line(ResultSet row) throws SQLException {
    return new RunLine(
        StoredText.read(row.getString("run_key")),
        StoredText.read(row.getString("key")),
        StoredText.read(row.getString("name")),
        row.getString("check_id"),
        Nanos.read(row.getLong("judged_ns")),
        Status.valueOf(row.getString("status")),
        row.getInt("complete") == 1,
        Counts.read(row.getString("counts")),
        Duration.ofNanos(row.getLong("took_ns")),
        row.getInt("aborted") == 1,
        Optional.ofNullable(row.getString("task")));
  }

  List<Latest> latest() throws SQLException {
    return Statements.list(
        connection,
        LineReading::latest,
        """
        select c.key, c.name, s.check_id, r.key run_key, s.last_ns, s.status, s.complete,
          s.last_complete_ns, s.counts
        from series s join cluster c on c.id = s.cluster left join run r on r.id = s.last_run
        where s.last_ns is not null order by c.name, c.key, s.check_id\
        """);
  }

  private static Latest latest(ResultSet row) throws SQLException {
    return new Latest(
        StoredText.read(row.getString("key")),
        StoredText.read(row.getString("name")),
        row.getString("check_id"),
        Optional.ofNullable(row.getString("run_key")).map(StoredText::read),
        Nanos.read(row.getLong("last_ns")),
        Status.valueOf(row.getString("status")),
        row.getInt("complete") == 1,
        Statements.number(row, "last_complete_ns").map(Nanos::read),
        Counts.read(row.getString("counts")));
  }
}
