package ncc.store.sql;

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
}
