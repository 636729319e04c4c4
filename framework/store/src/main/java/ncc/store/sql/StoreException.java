package ncc.store.sql;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The store did not do what it was asked for, and nothing of it. The message is one line for the
/// operator that names the store.
public class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /// What a database said that is behind `fault`, on one line; empty when none is.
  public static Optional<String> reason(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .findFirst()
        .map(StoreFaults::reason);
  }
}
