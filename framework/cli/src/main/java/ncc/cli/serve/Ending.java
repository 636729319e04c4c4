package ncc.cli.serve;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish of the system that the daemon ends (SIGTERM, SIGINT), and the time it leaves for that.
final class Ending {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  private Ending() {}

  /// The process then waits for [#ended] before it is gone.
  static Ending onSignal() {
    var ending = new Ending();
    Runtime.getRuntime().addShutdownHook(new Thread(ending::wish, "ending"));
    return ending;
  }

  private void wish() {
    wished.countDown();
    try {
      if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for the wish.
  void await() {
    boolean isInterrupted = false;
    while (wished.getCount() > 0) {
      try {
        wished.await();
      } catch (InterruptedException _) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// All is put away: the process may go.
  void ended() {
    done.countDown();
  }
}
