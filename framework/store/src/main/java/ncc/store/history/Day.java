package ncc.store.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import ncc.spi.check.Status;
import ncc.store.sql.Statements;

/// What a series had on one day, in UTC.
record Day(Connection connection, long series, Instant judged) {
  /// Counts one run more.
  void count(Status status, boolean isComplete) throws SQLException {
    long nanos = Nanos.of(judged);
    long day = Nanos.day(judged);
    var worst =
        Statements.first(
            connection,
            row -> Status.valueOf(row.getString("worst")),
            "select worst from check_day where series = ? and day = ?",
            series,
            day);
    if (worst.isEmpty()) {
      Statements.update(
          connection,
          """
          insert into check_day (series, day, runs, complete_runs, worst, first_ns, last_ns)
          values (?, ?, 1, ?, ?, ?, ?)\
          """,
          series,
          day,
          isComplete ? 1 : 0,
          status.name(),
          nanos,
          nanos);
    } else {
      Statements.update(
          connection,
          """
          update check_day set runs = runs + 1, complete_runs = complete_runs + ?, worst = ?,
            last_ns = ?
          where series = ? and day = ?\
          """,
          isComplete ? 1 : 0,
          (status.isWorseThan(worst.get()) ? status : worst.get()).name(),
          nanos,
          series,
          day);
    }
  }
}
