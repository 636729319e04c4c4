package ncc.source.prism.http;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Whose turn it is to ask: everybody's, until log-ins that overlap turn out to be refused, then
/// one after the other. Safe for use by several threads at once.
final class LogIns {
  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
  private volatile boolean areSingle;

  boolean areSingle() {
    return areSingle;
  }

  /// They must not overlap from now on.
  void single() {
    areSingle = true;
  }

  /// Held while a question is asked.
  ///
  /// @param isAlone while nobody else's is
  Lock turn(boolean isAlone) {
    return isAlone ? lock.writeLock() : lock.readLock();
  }
}
