package ncc.store.sql;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// What a database says, for the operator.
final class StoreFaults {
  /// `SQLITE_TOOBIG`, `SQLITE_CONSTRAINT`, `SQLITE_MISMATCH`.
  private static final Set<Integer> SQLITE_OF_DATA = Set.of(18, 19, 20);

  private StoreFaults() {}

  static StoreException of(StoreAddress address, Throwable cause) {
    var message = "store %s: %s".formatted(address.shown(), reason(cause));
    return isOfData(deepest(cause))
        ? new RefusedDataException(message, cause)
        : new StoreException(message, cause);
  }

  /// SQLSTATE class 22, "data exception", and 23, "integrity constraint violation". SQLite has no
  /// such states, but numbers.
  private static boolean isOfData(Throwable cause) {
    if (!(cause instanceof SQLException fault)) {
      return false;
    }
    var state = fault.getSQLState();
    return state == null
        ? SQLITE_OF_DATA.contains(fault.getErrorCode())
        : state.startsWith("22") || state.startsWith("23");
  }

  static String reason(Throwable cause) {
    return sqlite(cause).orElseGet(() -> firstLine(deepest(cause)));
  }

  /// SQLite tells its faults in brackets: `[SQLITE_FULL] Insertion failed …`.
  private static Optional<String> sqlite(Throwable cause) {
    var text = String.valueOf(deepest(cause).getMessage());
    if (text.contains("SQLITE_FULL")) {
      return Optional.of("the disk is full");
    }
    if (text.contains("SQLITE_READONLY")) {
      return Optional.of("the file may not be written");
    }
    if (text.contains("SQLITE_CANTOPEN")) {
      return Optional.of("the file cannot be opened");
    }
    if (text.contains("SQLITE_NOTADB") || text.contains("SQLITE_CORRUPT")) {
      return Optional.of("the file is damaged, or no store of ncc");
    }
    return text.contains("SQLITE_BUSY")
        ? Optional.of("another process holds the file")
        : Optional.empty();
  }

  private static Throwable deepest(Throwable cause) {
    var at = cause;
    while (at.getCause() instanceof SQLException below) {
      at = below;
    }
    return at;
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
