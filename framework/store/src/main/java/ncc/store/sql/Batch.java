package ncc.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// One statement for many rows, sent a few hundred at a time. What was added is done after
/// [#close()].
public final class Batch implements AutoCloseable {
  private static final int ROWS = 500;

  private final PreparedStatement prepared;
  private int waiting;

  public Batch(Connection connection, String statement) throws SQLException {
    prepared = connection.prepareStatement(statement);
  }

  public void add(@Nullable Object... parameters) throws SQLException {
    Statements.set(prepared, parameters);
    prepared.addBatch();
    if (++waiting == ROWS) {
      send();
    }
  }

  private void send() throws SQLException {
    prepared.executeBatch();
    waiting = 0;
  }

  @Override
  public void close() throws SQLException {
    try (prepared) {
      if (waiting > 0) {
        send();
      }
    }
  }
}
