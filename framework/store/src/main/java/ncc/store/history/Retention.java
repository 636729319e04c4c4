package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import ncc.store.sql.Database;
import ncc.store.sql.Statements;
import ncc.store.sql.StoreException;

/// Lets go of what is older than it has to be kept, a little at a time, so that whoever waits to
/// write never waits long.
public final class Retention {
  private static final int ROWS = 2_000;
  private static final int TENTHS = 10;

  private final Database database;

  public Retention(Database database) {
    this.database = requireNonNull(database);
  }

  /// Deletes at most a few thousand rows per transaction.
  private interface Step {
    int in(Connection connection) throws SQLException;
  }

  /// Does all that is to do at `now`. When the store is larger than it may be, everything is kept
  /// for nine tenths of its time, then for eight, until it fits.
  ///
  /// @return false when it is too large even with a tenth of it
  public boolean enforce(Keeping keeping, Instant now) throws StoreException {
    boolean isSmall = false;
    for (int tenths = TENTHS; tenths > 0 && !isSmall; tenths--) {
      letGo(keeping.tenths(tenths), now);
      isSmall =
          database.isShared() || keeping.bytes().isEmpty() || fits(keeping.bytes().getAsLong());
    }
    shrink();
    return isSmall;
  }

  private void letGo(Keeping keeping, Instant now) throws StoreException {
    var runs = now.minus(keeping.runs());
    var history = now.minus(keeping.history());
    repeat(connection -> runs(connection, Nanos.of(runs)));
    repeat(connection -> findings(connection, history.toEpochMilli()));
    repeat(connection -> abandoned(connection, Nanos.of(history)));
    repeat(connection -> days(connection, Nanos.day(history)));
    repeat(connection -> series(connection, Nanos.of(history)));
    ended(history.toEpochMilli());
    repeat(connection -> delete(connection, "task", "ended_ms < ?", runs.toEpochMilli()));
    repeat(this::subjects);
    repeat(this::documents);
  }

  /// What came to its end: alerts, deliveries, silences; and who set what.
  private void ended(long before) throws StoreException {
    repeat(connection -> delete(connection, "alert", "resolved_ms < ?", before));
    repeat(connection -> delete(connection, "delivery", "done_ms < ?", before));
    repeat(connection -> delete(connection, "delivery", "dead_ms < ?", before));
    repeat(connection ->
        delete(
            connection,
            "notification",
            "at_ms < ? and not exists (select 1 from delivery d where d.notification ="
                + " notification.id)",
            before));
    repeat(connection -> delete(connection, "silence", "ends_ms < ?", before));
    repeat(connection -> delete(connection, "check_setting_change", "at_ms < ?", before));
  }

  private void repeat(Step step) throws StoreException {
    int done;
    do {
      done = database.write(step::in);
    } while (done >= ROWS);
  }

  private static int runs(Connection connection, long before) throws SQLException {
    var old = "select id from run where started_ns < ? order by started_ns, id limit " + ROWS;
    Statements.update(connection, "delete from check_run where run in (" + old + ")", before);
    return Statements.update(connection, "delete from run where id in (" + old + ")", before);
  }

  private static int findings(Connection connection, long before) throws SQLException {
    return delete(
        connection, "finding", "series in (select id from series) and until_ms < ?", before);
  }

  /// Of checks that nobody runs any more.
  private static int abandoned(Connection connection, long before) throws SQLException {
    return delete(
        connection, "finding", "series in (select id from series where last_ns < ?)", before);
  }

  private static int days(Connection connection, long before) throws SQLException {
    return Statements.update(
        connection,
        "delete from check_day where (series, day) in (select series, day from check_day"
            + " where day < ? limit "
            + ROWS
            + ")",
        before);
  }

  private static int series(Connection connection, long before) throws SQLException {
    return delete(
        connection,
        "series",
        "last_ns < ? and not exists (select 1 from check_run r where r.series = series.id)",
        before);
  }

  private int subjects(Connection connection) throws SQLException {
    Sweeping.begin(database, connection);
    return delete(
        connection, "subject", "not exists (select 1 from finding f where f.subject = subject.id)");
  }

  private int documents(Connection connection) throws SQLException {
    Sweeping.begin(database, connection);
    return Statements.update(
        connection,
        """
        delete from document where id in (
          select id from document
          except select said from finding
          except select head from run
          except select description from check_run
          except select unseen from check_run
          except select description from series
          except select unseen from series
          limit %d)\
        """
            .formatted(ROWS));
  }

  private static int delete(
      Connection connection, String table, String condition, Object... parameters)
      throws SQLException {
    return Statements.update(
        connection,
        "delete from %1$s where id in (select id from %1$s where %2$s limit %3$d)"
            .formatted(table, condition, ROWS),
        parameters);
  }

  private boolean fits(long bytes) throws StoreException {
    return database.read(connection ->
        Statements.first(
                connection,
                row -> row.getLong(1),
                "select (page_count - freelist_count) * page_size"
                    + " from pragma_page_count, pragma_freelist_count, pragma_page_size")
            .orElse(0L))
        <= bytes;
  }

  /// Gives pages back that hold nothing. PostgreSQL does so on its own, or uses them again.
  private void shrink() throws StoreException {
    if (!database.isShared()) {
      long before;
      long after = Long.MAX_VALUE;
      do {
        before = after;
        after = database.write(Retention::shrinkALittle);
      } while (after > 0 && after < before);
    }
  }

  /// How many pages hold nothing still. Only an update steps through all that the pragma does.
  private static long shrinkALittle(Connection connection) throws SQLException {
    free(connection);
    try (var statement = connection.createStatement()) {
      statement.executeUpdate("pragma incremental_vacuum(" + ROWS + ")");
    }
    return free(connection);
  }

  private static long free(Connection connection) throws SQLException {
    return Statements.first(
            connection, row -> row.getLong(1), "select freelist_count from pragma_freelist_count")
        .orElse(0L);
  }
}
