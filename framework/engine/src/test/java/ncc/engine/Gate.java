package ncc.engine;

import java.util.concurrent.atomic.AtomicInteger;

/// Holds up every thread that comes, whoever interrupts it, until a test ends. A gate that was
/// opened stays open for those who wait, and is shut for those who come later.
final class Gate {
  private final AtomicInteger opened = new AtomicInteger();

  /// Burns a processor, as a check does that loops.
  void spin() {
    int before = opened.get();
    while (opened.get() == before) {
      Thread.onSpinWait();
    }
  }

  /// As a check does that waits for a lock.
  synchronized void hold() {
    int before = opened.get();
    while (opened.get() == before) {
      try {
        wait();
      } catch (InterruptedException _) {
        // Whoever hangs does not listen.
      }
    }
  }

  synchronized void open() {
    opened.incrementAndGet();
    notifyAll();
  }
}
