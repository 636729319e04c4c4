package ncc.engine.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;

/// What is under way to one receiver. Safe for use by several threads at once.
final class Lane {
  private final int width;
  private final ReentrantLock lock = new ReentrantLock();
  private int running;
  private volatile Instant restsUntil = Instant.MIN;

  Lane(int width) {
    this.width = width;
  }

  /// Takes as many as there is room for.
  ///
  /// @param take is asked for a number of deliveries, at least 1
  List<QueuedDelivery> enter(IntFunction<List<QueuedDelivery>> take) {
    lock.lock();
    try {
      List<QueuedDelivery> taken = running < width ? take.apply(width - running) : List.of();
      running += taken.size();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      running--;
    } finally {
      lock.unlock();
    }
  }

  /// Leaves the receiver alone until then.
  void rest(Instant until) {
    restsUntil = until;
  }

  /// A rest that would last longer than any was begun by a clock that was ahead.
  ///
  /// @param longest rest
  boolean rests(Instant now, Duration longest) {
    return now.isBefore(restsUntil) && !restsUntil.isAfter(now.plus(longest));
  }

  Instant restsUntil() {
    return restsUntil;
  }
}
