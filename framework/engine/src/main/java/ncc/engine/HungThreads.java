package ncc.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The threads that a check was left behind in because it did not come back in time. They cannot be
/// ended, so a check that has too many of them is not asked again: until one ends by itself, or the
/// plugins are loaded anew and the check is another class.
final class HungThreads {
  /// Of one check.
  static final int MOST = 3;

  private static final ClassValue<Set<Thread>> LEFT =
      new ClassValue<>() {
        @Override
        protected Set<Thread> computeValue(Class<?> type) {
          return ConcurrentHashMap.newKeySet();
        }
      };

  private final Set<Thread> left;

  private HungThreads(Set<Thread> left) {
    this.left = left;
  }

  static HungThreads of(CheckPlugin check) {
    return new HungThreads(LEFT.get(check.check().getClass()));
  }

  void add(Thread hung) {
    left.add(hung);
  }

  boolean areTooMany() {
    return count() >= MOST;
  }

  boolean isAny() {
    return count() > 0;
  }

  private int count() {
    left.removeIf(thread -> !thread.isAlive());
    return left.size();
  }
}
