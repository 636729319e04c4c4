package ncc.store.history;

import java.sql.Connection;
import java.sql.SQLException;
import ncc.store.sql.Database;
import ncc.store.sql.Statements;

/// Keeps those who point at a row apart from those who delete rows that nobody points at. SQLite
/// has one writer at a time anyway.
final class Sweeping {
  /// Any number that only this program uses in its database.
  private static final long LOCK = 0x6e6363L;

  private Sweeping() {}

  /// Any number of writers, while nobody sweeps.
  static void keepAway(Database database, Connection connection) throws SQLException {
    lock(database, connection, "pg_advisory_xact_lock_shared");
  }

  /// One sweeper, while nobody writes.
  static void begin(Database database, Connection connection) throws SQLException {
    lock(database, connection, "pg_advisory_xact_lock");
  }

  private static void lock(Database database, Connection connection, String function)
      throws SQLException {
    if (database.isShared()) {
      Statements.each(connection, _ -> {}, "select " + function + "(?)", LOCK);
    }
  }
}
