package ncc.store.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import ncc.store.sql.Statements;

/// One check on one cluster, as it was last seen.
///
/// @param lastRun the number of the last run; empty when there was none
/// @param unseen the document that names the findings the last run did not see
record Series(long id, Optional<Long> lastRun, String digest, Optional<Long> unseen) {
  /// The series, made if it is new, and no other run's until this transaction ends.
  static Series locked(Connection connection, long cluster, String check) throws SQLException {
    return Statements.first(
            connection,
            Series::of,
            """
            insert into series (cluster, check_id, status, complete, counts, digest)
            values (?, ?, '', 0, '', '')
            on conflict (cluster, check_id) do update set check_id = excluded.check_id
            returning id, last_run, digest, unseen\
            """,
            cluster,
            check)
        .orElseThrow();
  }

  private static Series of(ResultSet row) throws SQLException {
    return new Series(
        row.getLong("id"),
        Statements.number(row, "last_run"),
        row.getString("digest"),
        Statements.number(row, "unseen"));
  }

  /// The number of the cluster, which keeps it when it gets another name.
  static long cluster(Connection connection, String key, String name) throws SQLException {
    var known =
        Statements.first(
            connection,
            row -> row.getLong("id"),
            "select id from cluster where key = ? and name = ?",
            key,
            name);
    return known.isPresent() ? known.get() : named(connection, key, name);
  }

  private static long named(Connection connection, String key, String name) throws SQLException {
    return Statements.first(
            connection,
            row -> row.getLong("id"),
            "insert into cluster (key, name) values (?, ?)"
                + " on conflict (key) do update set name = excluded.name returning id",
            key,
            name)
        .orElseThrow();
  }
}
