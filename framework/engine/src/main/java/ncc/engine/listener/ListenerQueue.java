package ncc.engine.listener;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import ncc.engine.plugin.PluginThread;
import ncc.spi.check.Durations;
import ncc.spi.message.Count;
import ncc.spi.run.Run;

/// The runs of which one listener is still to be told, one after the other, each in a thread of its
/// own. Before that comes back there is no other.
final class ListenerQueue {
  static final int ROOM = 1000;

  private final Duration limit;
  private final Consumer<String> problems;
  private final AtomicBoolean isFull = new AtomicBoolean();
  private final ThreadPoolExecutor hand =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(ROOM), Thread.ofVirtual().factory());

  ListenerQueue(Duration limit, Consumer<String> problems) {
    this.limit = limit;
    this.problems = problems;
  }

  void add(PlannedListener listener, Run run) {
    try {
      hand.execute(() -> tell(listener, run));
      isFull.set(false);
    } catch (RejectedExecutionException _) {
      if (!hand.isShutdown() && !isFull.getAndSet(true)) {
        problems.accept(
            "it misses run %s and others, since %s wait for it"
                .formatted(run.id(), Count.of(ROOM, "run")));
      }
    }
  }

  private void tell(PlannedListener listener, Run run) {
    var task =
        new FutureTask<>(() -> {
          listener.listener().finished(run, listener.settings());
          return true;
        });
    var thread = PluginThread.of(listener.listener(), "listener-" + listener.name(), task);
    thread.start();
    try {
      problem(task, run).map(listener::masked).ifPresent(problems);
      thread.interrupt();
      thread.join();
    } catch (InterruptedException _) {
      thread.interrupt();
    }
  }

  private Optional<String> problem(FutureTask<Boolean> task, Run run) throws InterruptedException {
    try {
      task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException _) {
      return Optional.of(
          "it takes longer than %s with run %s".formatted(Durations.text(limit), run.id()));
    } catch (ExecutionException e) {
      return Optional.of("it failed with run %s: %s".formatted(run.id(), e.getCause()));
    }
  }

  /// Takes no more, and gives up on what is not told by then.
  void end(Duration grace) {
    hand.shutdown();
    try {
      hand.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    hand.shutdownNow();
  }
}
