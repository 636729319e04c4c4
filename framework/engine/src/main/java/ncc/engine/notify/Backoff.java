package ncc.engine.notify;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a try in vain: twice as long each time, up to a limit, and a random part
/// less, up to half, so that what failed together is not tried together.
///
/// @param shortest the first wait, positive
/// @param longest not less than `shortest`
record Backoff(Duration shortest, Duration longest, RandomGenerator random) {
  /// @param tries those in vain before the last one
  Duration after(int tries) {
    var whole = shortest;
    for (int i = 0; i < tries && whole.compareTo(longest) < 0; i++) {
      whole = whole.multipliedBy(2);
    }
    long most = (whole.compareTo(longest) < 0 ? whole : longest).toMillis();
    return Duration.ofMillis(most - random.nextLong(most / 2 + 1));
  }
}
