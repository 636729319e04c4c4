package ncc.store.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import ncc.store.sql.Database;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreAddress;

/// Who changes alerts makes others wait who change the same. SQLite does so by itself: it has one
/// writer at a time.
///
/// @param isShared there may be several writers
record AlertLocks(boolean isShared) {
  private static final Comparator<AlertOwner> ORDER =
      Comparator.comparing(AlertOwner::cluster).thenComparing(AlertOwner::checkId);

  static AlertLocks of(Database database) {
    return new AlertLocks(database.address() instanceof StoreAddress.Postgres);
  }

  /// Waits for everybody who changes alerts of `owners`, and makes others wait until the
  /// transaction ends: without it, who needs long would lose against those who are quick. Alerts
  /// that are still to be made have no row to lock.
  void hold(Connection connection, Collection<AlertOwner> owners) throws SQLException {
    if (isShared) {
      for (var owner : owners.stream().distinct().sorted(ORDER).toList()) {
        Sql.of(
                "select 1 from pg_advisory_xact_lock(hashtextextended(?, ?))",
                owner.cluster() + "\n" + owner.checkId(),
                0L)
            .list(connection, _ -> owner);
      }
    }
  }

  /// What to add to a selection of rows that nobody else may change.
  String rows() {
    return isShared ? "for update" : "";
  }
}
