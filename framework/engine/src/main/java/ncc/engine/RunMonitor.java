package ncc.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/// A run seen from outside while it goes on: how far it is, and the wish to stop it. Safe for use
/// by any number of threads.
public final class RunMonitor {
  private final LongAdder expected = new LongAdder();
  private final LongAdder done = new LongAdder();
  private final AtomicReference<String> inWork = new AtomicReference<>("");
  private volatile boolean stopped;

  /// Asks the run to end early, with what it has.
  public void stop() {
    stopped = true;
  }

  public boolean isStopped() {
    return stopped;
  }

  /// What is in work, such as `tokyo-01 ngt_comm_link_check`; empty before the start.
  public String inWork() {
    return inWork.get();
  }

  /// Subjects judged so far.
  public long done() {
    return done.sum();
  }

  /// Share of the expected work that is done, 0 to 1.
  public double share() {
    long whole = expected.sum();
    return whole == 0 ? 0 : Math.min(1.0, (double) done.sum() / whole);
  }

  void expect(long subjects) {
    expected.add(subjects);
  }

  /// Says what is in work now.
  public void begin(String what) {
    inWork.set(what);
  }

  void step() {
    done.increment();
  }
}
