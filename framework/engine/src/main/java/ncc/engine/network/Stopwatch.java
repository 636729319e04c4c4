package ncc.engine.network;

import java.time.Duration;

/// Measures one try, without the time it spends in our own queues.
final class Stopwatch {
  private long before;
  private long since = System.nanoTime();
  private boolean running = true;

  Duration elapsed() {
    return Duration.ofNanos(before + (running ? System.nanoTime() - since : 0));
  }

  void pause() {
    before = elapsed().toNanos();
    running = false;
  }

  void resume() {
    since = System.nanoTime();
    running = true;
  }
}
