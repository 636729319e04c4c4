package ncc.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/// A run seen from outside while it goes on: how far it is, and the wish to stop it. Safe for use
/// by any number of threads.
public final class RunMonitor {
  private final LongAdder expected = new LongAdder();
  private final LongAdder done = new LongAdder();
  private final AtomicReference<String> inWork = new AtomicReference<>("");
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.of(0));
  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private volatile boolean hasRead;
  private volatile BiConsumer<String, Throwable> faults = (_, _) -> {};

  /// Clusters are read first, then checked.
  private record Phase(int clusters, AtomicInteger done) {
    static Phase of(int clusters) {
      return new Phase(clusters, new AtomicInteger());
    }
  }

  /// Has what checks throw told to somebody who can mend them; reports say no more than what it
  /// was.
  ///
  /// @param taker takes what was in work, and what it threw; called by several threads
  public void onFault(BiConsumer<String, Throwable> taker) {
    faults = taker;
  }

  /// What was in work has thrown.
  void broke(String what, Throwable thrown) {
    faults.accept(what, thrown);
  }

  /// Asks the run to end early, with what it has.
  public void stop() {
    stop.complete(null);
  }

  public boolean isStopped() {
    return stop.isDone();
  }

  /// Done as soon as the run is asked to end; for waiting on it together with something else. To
  /// complete this one stops nothing.
  public CompletableFuture<Void> stopped() {
    return stop.copy();
  }

  /// What is in work, such as `tokyo-01 ngt_comm_link_check`; empty before the start.
  public String inWork() {
    return inWork.get();
  }

  /// Subjects judged so far.
  public long done() {
    return done.sum();
  }

  /// Clusters read so far, or once all are read, checked so far.
  public int clustersDone() {
    return phase.get().done().get();
  }

  /// How many clusters there are to read or, once they are read, to check; 0 before the start.
  public int clusters() {
    return phase.get().clusters();
  }

  /// Share of the expected work that is done, 0 to 1; reading is half of it.
  public double share() {
    return hasRead ? 0.5 + shareOf(done.sum(), expected.sum()) / 2 : readShare() / 2;
  }

  private double readShare() {
    var current = phase.get();
    return shareOf(current.done().get(), current.clusters());
  }

  private static double shareOf(long part, long whole) {
    return whole == 0 ? 0 : Math.min(1.0, (double) part / whole);
  }

  void expect(int clusters, long subjects) {
    expected.add(subjects);
    phase.set(Phase.of(clusters));
    hasRead = true;
  }

  /// So many clusters are going to be read.
  public void expectToRead(int clusters) {
    phase.set(Phase.of(clusters));
  }

  /// Says what is in work now.
  public void begin(String what) {
    inWork.set(what);
  }

  /// A cluster has been read or checked.
  public void clusterDone() {
    phase.get().done().incrementAndGet();
  }

  void step() {
    done.increment();
  }
}
