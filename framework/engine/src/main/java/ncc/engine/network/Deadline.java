package ncc.engine.network;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// A point in time that is not to be passed.
///
/// @param total what was allowed, for messages
record Deadline(long nanoTime, Duration total) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos(), time);
  }

  /// Milliseconds until then, rounded up, at least 1.
  ///
  /// @throws SocketTimeoutException when it has passed
  int millisLeft() throws SocketTimeoutException {
    long left = nanoTime - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("deadline passed");
    }
    return (int) ((left + 999_999) / 1_000_000);
  }

  /// The time allowed as a phrase, such as `5 s` or `250 ms`.
  String words() {
    long millis = total.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
