package ncc.store.clock;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ncc.store.alert.AlertBook;
import ncc.store.history.FutureRuns;
import ncc.store.sql.Database;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreException;

/// Times of what has happened that lie ahead of the clock: whoever wrote them had a clock that was
/// ahead and has been put right since. They are not trusted: they are set to now, in their order.
public final class FutureTimes {
  /// Daemons of one store have clocks of their own, which never agree to the millisecond.
  private static final Duration BETWEEN_DAEMONS = Duration.ofSeconds(5);

  private final Database database;
  private final Duration tolerance;

  public FutureTimes(Database database) {
    this.database = requireNonNull(database);
    this.tolerance = database.isShared() ? BETWEEN_DAEMONS : Duration.ZERO;
  }

  /// How far the clock was ahead, by what runs, signs of daemons and waiting deliveries tell; empty
  /// when nothing lies ahead of `now`.
  public Optional<Duration> ahead(Instant now) throws StoreException {
    var limit = now.plus(tolerance);
    var latest =
        database.read(connection -> {
          var runs = FutureRuns.latest(connection);
          var others = latest(connection, limit);
          return runs.filter(run -> run.isAfter(others)).orElse(others);
        });
    return Optional.of(latest)
        .filter(one -> one.isAfter(limit))
        .map(one -> Duration.between(now, one));
  }

  /// When a check last ran anywhere; empty in a new store.
  public Optional<Instant> latestRun() throws StoreException {
    return database.read(FutureRuns::latest);
  }

  private static Instant latest(Connection connection, Instant limit) throws SQLException {
    var queued =
        Sql.of("select coalesce(max(queued_ms), 0) as at from delivery where done_ms is null")
            .first(connection, row -> row.instant("at"))
            .orElse(Instant.EPOCH);
    var signs =
        Sql.of(
                "select 1 as found from scheduled_tasks where last_heartbeat > ?",
                Timestamp.from(limit))
            .first(connection, row -> row.number("found"));
    return signs.isPresent() && !queued.isAfter(limit) ? limit.plusMillis(1) : queued;
  }

  /// Sets to `now` what lies ahead of it: all of it or nothing.
  ///
  /// @param longestWait a delivery that waits for longer waits by a clock that was ahead
  public void clamp(Instant now, Duration longestWait) throws StoreException {
    var limit = now.plus(tolerance);
    database.write(connection -> {
      FutureRuns.clamp(connection, limit, now);
      new AlertBook(database).clamp(connection, limit, now);
      deliveries(connection, limit, now, longestWait);
      signs(connection, limit, now);
      clamp(connection, "task", "asked_ms", limit, now);
      clamp(connection, "task", "ended_ms", limit, now);
      clamp(connection, "check_setting_change", "at_ms", limit, now);
      return now;
    });
  }

  private static void deliveries(
      Connection connection, Instant limit, Instant now, Duration longestWait) throws SQLException {
    for (var column : new String[] {"queued_ms", "done_ms", "dead_ms"}) {
      clamp(connection, "delivery", column, limit, now);
    }
    clamp(connection, "delivery", "due_ms", limit.plus(longestWait), now);
    clamp(connection, "owed", "due_ms", limit.plus(longestWait), now);
    clamp(connection, "notification", "at_ms", limit, now);
  }

  /// A daemon that died with its clock ahead would be taken for alive until that time has come.
  private static void signs(Connection connection, Instant limit, Instant now) throws SQLException {
    for (var column : new String[] {"last_heartbeat", "last_success", "last_failure"}) {
      Sql.of(
              "update scheduled_tasks set %1$s = ? where %1$s > ?".formatted(column),
              Timestamp.from(now),
              Timestamp.from(limit))
          .update(connection);
    }
  }

  private static void clamp(
      Connection connection, String table, String column, Instant limit, Instant now)
      throws SQLException {
    Sql.of("update %1$s set %2$s = ? where %2$s > ?".formatted(table, column), now, limit)
        .update(connection);
  }
}
