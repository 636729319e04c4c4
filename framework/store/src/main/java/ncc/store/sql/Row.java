package ncc.store.sql;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The row of an answer that is being read, by the types that [Sql] binds.
public final class Row {
  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  public String text(String column) throws SQLException {
    return StoredText.read(rows.getString(column));
  }

  public Optional<String> textIfAny(String column) throws SQLException {
    return Optional.ofNullable(rows.getString(column)).map(StoredText::read);
  }

  public long number(String column) throws SQLException {
    return rows.getLong(column);
  }

  public int integer(String column) throws SQLException {
    return rows.getInt(column);
  }

  public boolean truth(String column) throws SQLException {
    return rows.getInt(column) != 0;
  }

  /// @param column milliseconds since 1970
  public Instant instant(String column) throws SQLException {
    return Instant.ofEpochMilli(rows.getLong(column));
  }

  public Optional<Instant> instantIfAny(String column) throws SQLException {
    long millis = rows.getLong(column);
    return rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
    return Enum.valueOf(type, rows.getString(column));
  }

  public <E extends Enum<E>> Optional<E> constantIfAny(String column, Class<E> type)
      throws SQLException {
    return Optional.ofNullable(rows.getString(column)).map(name -> Enum.valueOf(type, name));
  }

  public InputStream bytes(String column) throws SQLException {
    return rows.getBinaryStream(column);
  }
}
