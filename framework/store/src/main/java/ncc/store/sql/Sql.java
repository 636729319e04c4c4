package ncc.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.inventory.Kind;
import org.jspecify.annotations.Nullable;

/// A statement with what goes into its question marks. Immutable; what people wrote is never part
/// of its text.
///
/// Bound are texts, numbers, bytes, constants by their name, truths as 0 or 1, instants as
/// milliseconds since 1970, what an [Optional] holds, and null.
public final class Sql {
  private static final int ROWS_PER_BATCH = 1000;

  private final String text;
  private final List<@Nullable Object> values;

  private Sql(String text, List<@Nullable Object> values) {
    this.text = text;
    this.values = values;
  }

  /// What a row is read into.
  @FunctionalInterface
  public interface Reading<T> {
    T of(Row row) throws SQLException;
  }

  public static Sql of(String text, @Nullable Object... values) {
    return new Sql(text, Arrays.asList(values));
  }

  /// This statement with `more` after it.
  public Sql then(String more, @Nullable Object... moreValues) {
    var all = new ArrayList<@Nullable Object>(values);
    Collections.addAll(all, moreValues);
    return new Sql(text + " " + more, all);
  }

  public Sql then(Sql more) {
    return then(more.text, more.values.toArray());
  }

  /// This statement with `(?, ?, …)` after it; `some` must not be empty, nor very many.
  public Sql thenIn(Collection<?> some) {
    var marks = some.stream().map(_ -> "?").collect(Collectors.joining(", ", "(", ")"));
    return then(marks, some.toArray());
  }

  /// As [#thenIn], for many: a table of its own to either engine, which it joins by an index even
  /// where it has no statistics yet, instead of comparing each row with each of them.
  public Sql thenValues(Collection<?> some) {
    var rows = some.stream().map(_ -> "(?)").collect(Collectors.joining(", ", "(values ", ")"));
    return then(rows, some.toArray());
  }

  public <T> List<T> list(Connection connection, Reading<T> reading) throws SQLException {
    try (var statement = connection.prepareStatement(text)) {
      bind(statement, values);
      var read = new ArrayList<T>();
      try (var rows = statement.executeQuery()) {
        var row = new Row(rows);
        while (rows.next()) {
          read.add(reading.of(row));
        }
      }
      return read;
    }
  }

  /// The first row, if there is any.
  public <T> Optional<T> first(Connection connection, Reading<T> reading) throws SQLException {
    return list(connection, reading).stream().findFirst();
  }

  /// How many rows it changed.
  public int update(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(text)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  /// Does `text` once with each of `rows`.
  public static void batch(Connection connection, String text, Stream<@Nullable Object[]> rows)
      throws SQLException {
    try (var statement = connection.prepareStatement(text)) {
      int waiting = 0;
      for (var row : (Iterable<@Nullable Object[]>) rows::iterator) {
        bind(statement, Arrays.asList(row));
        statement.addBatch();
        if (++waiting % ROWS_PER_BATCH == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
  }

  /// Does `text` once with each of `values` as the only one.
  public static void each(Connection connection, String text, Collection<?> values)
      throws SQLException {
    batch(connection, text, values.stream().map(value -> new @Nullable Object[] {value}));
  }

  private static void bind(PreparedStatement statement, List<@Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, bound(values.get(i)));
    }
  }

  private static @Nullable Object bound(@Nullable Object value) {
    return switch (value) {
      case Optional<?> optional -> bound(optional.orElse(null));
      case String string -> StoredText.write(string);
      case Instant instant -> instant.toEpochMilli();
      case Boolean truth -> truth ? 1 : 0;
      case Enum<?> constant -> constant.name();
      case Kind kind -> kind.id();
      case null, default -> value;
    };
  }
}
