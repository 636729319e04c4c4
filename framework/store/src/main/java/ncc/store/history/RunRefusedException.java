package ncc.store.history;

import ncc.store.sql.StoreException;

/// A run came too late: since it began, another daemon has stored one of the same check on the same
/// cluster. It was made by a daemon that was taken for dead, and changes nothing.
public final class RunRefusedException extends StoreException {
  private static final long serialVersionUID = 1L;

  RunRefusedException(String message) {
    super(message);
  }
}
