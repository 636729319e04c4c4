package ncc.store.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import ncc.store.sql.Statements;

/// Texts that many rows share, each stored once.
final class Documents {
  private final Connection connection;
  private final Map<String, Long> known = new HashMap<>();

  Documents(Connection connection) {
    this.connection = connection;
  }

  /// The number of `body`, which is stored now if it was not before.
  long number(String body) throws SQLException {
    var number = known.get(body);
    if (number == null) {
      number = stored(body);
      known.put(body, number);
    }
    return number;
  }

  private long stored(String body) throws SQLException {
    var hash = new Hashes().add(body).text();
    var found =
        Statements.first(
            connection, row -> row.getLong("id"), "select id from document where hash = ?", hash);
    return found.isPresent() ? found.get() : made(hash, body);
  }

  /// Another daemon may make it at the same time; both then get the one that is.
  private long made(String hash, String body) throws SQLException {
    return Statements.first(
            connection,
            row -> row.getLong("id"),
            "insert into document (hash, body) values (?, ?)"
                + " on conflict (hash) do update set hash = excluded.hash returning id",
            hash,
            body)
        .orElseThrow();
  }

  static String body(Connection connection, long number) throws SQLException {
    return Statements.first(
            connection,
            row -> row.getString("body"),
            "select body from document where id = ?",
            number)
        .orElseThrow(() -> new SQLException("document " + number + " is missing"));
  }
}
