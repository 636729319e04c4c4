package ncc.source.prism.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// When to ask once more: after as long as Prism says, else after twice as long each time, never at
/// the same moment as everybody else, and not for ever. Who keeps silent is asked once more only:
/// each attempt takes all the time an answer may take.
final class Retries {
  private static final int ATTEMPTS = 5;
  private static final int ATTEMPTS_AT_SILENCE = 2;
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration ALTOGETHER = Duration.ofSeconds(60);

  private int attempts;
  private Duration waited = Duration.ZERO;

  /// Waits before the next attempt.
  ///
  /// @throws NoReplyException when there will be none
  void next(NoReplyException failed) throws NoReplyException, InterruptedException {
    attempts++;
    var pause = pause(failed);
    if (attempts >= most(failed) || waited.plus(pause).compareTo(ALTOGETHER) > 0) {
      throw failed.after(attempts);
    }
    waited = waited.plus(pause);
    Thread.sleep(pause);
  }

  private static int most(NoReplyException failed) {
    return failed.kind() == NoReplyException.Kind.LATE ? ATTEMPTS_AT_SILENCE : ATTEMPTS;
  }

  private Duration pause(NoReplyException failed) {
    var backOff = FIRST.multipliedBy(1L << (attempts - 1));
    var least = failed.retryAfter().orElse(backOff.dividedBy(2));
    long jitter = ThreadLocalRandom.current().nextLong(backOff.toMillis() / 2 + 1);
    return least.plusMillis(jitter);
  }
}
