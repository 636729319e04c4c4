package ncc.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements with their parameters, in the words that both engines know.
public final class Statements {
  /// Rows that a cursor brings at a time, so that a large answer is never held twice.
  private static final int FETCHED = 5_000;

  private Statements() {}

  /// Makes a value of the row at hand.
  @FunctionalInterface
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// Looks at the row at hand.
  @FunctionalInterface
  public interface Look {
    void at(ResultSet row) throws SQLException;
  }

  /// How many rows it changed.
  public static int update(Connection connection, String statement, @Nullable Object... parameters)
      throws SQLException {
    try (var prepared = prepare(connection, statement, parameters)) {
      return prepared.executeUpdate();
    }
  }

  /// Shows `look` each row, in the order of the query.
  public static void each(
      Connection connection, Look look, String query, @Nullable Object... parameters)
      throws SQLException {
    try (var prepared = prepare(connection, query, parameters)) {
      prepared.setFetchSize(FETCHED);
      try (var rows = prepared.executeQuery()) {
        while (rows.next()) {
          look.at(rows);
        }
      }
    }
  }

  public static <T> List<T> list(
      Connection connection, Row<T> row, String query, @Nullable Object... parameters)
      throws SQLException {
    var list = new ArrayList<T>();
    each(connection, at -> list.add(row.of(at)), query, parameters);
    return list;
  }

  /// The first row, if any. The query may be an `insert … returning`.
  public static <T> Optional<T> first(
      Connection connection, Row<T> row, String query, @Nullable Object... parameters)
      throws SQLException {
    try (var prepared = prepare(connection, query, parameters);
        var rows = prepared.executeQuery()) {
      return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
    }
  }

  /// The number in a column that may be empty.
  public static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  private static PreparedStatement prepare(
      Connection connection, String statement, @Nullable Object... parameters) throws SQLException {
    var prepared = connection.prepareStatement(statement);
    try {
      set(prepared, parameters);
      return prepared;
    } catch (SQLException e) {
      prepared.close();
      throw e;
    }
  }

  static void set(PreparedStatement prepared, @Nullable Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      prepared.setObject(i + 1, parameters[i]);
    }
  }
}
