package ncc.store.sql;

/// The store is there, and does not take what it was given: a value that is taken already, too
/// large, of another kind. To ask again would end the same.
public final class RefusedDataException extends StoreException {
  private static final long serialVersionUID = 1L;

  public RefusedDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
