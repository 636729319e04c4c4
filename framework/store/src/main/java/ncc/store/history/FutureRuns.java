package ncc.store.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import ncc.store.sql.Statements;

/// Runs whose times lie ahead of the clock, and what was found by them.
public final class FutureRuns {
  private static final String SERIES = "series in (select id from series where last_ns > ?)";

  private FutureRuns() {}

  /// When a check last ran anywhere.
  public static Optional<Instant> latest(Connection connection) throws SQLException {
    return Statements.first(
            connection,
            row -> Statements.number(row, "latest"),
            "select max(last_ns) as latest from series")
        .flatMap(latest -> latest)
        .map(Nanos::read);
  }

  /// Sets what lies beyond `limit` to `now`. Series come last: they tell which findings to look at.
  public static void clamp(Connection connection, Instant limit, Instant now) throws SQLException {
    findings(connection, limit, now);
    days(connection, limit, now);
    long ahead = Nanos.of(limit);
    long at = Nanos.of(now);
    for (var column : new String[] {"last_complete_ns", "last_ns"}) {
      Statements.update(
          connection, "update series set %1$s = ? where %1$s > ?".formatted(column), at, ahead);
    }
    Statements.update(
        connection,
        "update run set started_ns = ?, judged_ns = case when judged_ns > ? then ? else judged_ns"
            + " end where started_ns > ?",
        at,
        ahead,
        at,
        ahead);
  }

  private static void findings(Connection connection, Instant limit, Instant now)
      throws SQLException {
    for (var column : new String[] {"since_ms", "until_ms"}) {
      Statements.update(
          connection,
          "update finding set %1$s = ? where %1$s > ? and ".formatted(column) + SERIES,
          now.toEpochMilli(),
          limit.toEpochMilli(),
          Nanos.of(limit));
    }
  }

  /// Days that have not come yet have had no runs.
  private static void days(Connection connection, Instant limit, Instant now) throws SQLException {
    long ahead = Nanos.of(limit);
    Statements.update(
        connection, "delete from check_day where day > ? and " + SERIES, Nanos.day(limit), ahead);
    Statements.update(
        connection,
        "update check_day set last_ns = ?, first_ns = case when first_ns > ? then ? else first_ns"
            + " end where last_ns > ? and day >= ? and "
            + SERIES,
        Nanos.of(now),
        ahead,
        Nanos.of(now),
        ahead,
        Nanos.day(now),
        ahead);
  }
}
