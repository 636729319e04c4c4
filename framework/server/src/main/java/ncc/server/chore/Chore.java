package ncc.server.chore;

import ncc.store.sql.StoreException;

/// What a daemon does again and again.
@FunctionalInterface
public interface Chore {
  /// Does it once.
  void run() throws StoreException;
}
