package ncc.source.cvm;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs tasks side by side. When the thread that waits for them is interrupted, time is up for all:
/// each is interrupted, and its result is what it has by then. Used by one thread.
final class SideBySide implements AutoCloseable {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private boolean isStopped;

  /// Not to be called once time is up.
  <T> Future<T> start(Callable<T> task) {
    return executor.submit(task);
  }

  /// Time is up.
  boolean isStopped() {
    return isStopped;
  }

  <T> T result(Future<T> task) {
    while (true) {
      try {
        return task.get();
      } catch (InterruptedException _) {
        isStopped = true;
        executor.shutdownNow();
      } catch (ExecutionException wrong) {
        throw new IllegalStateException(wrong.getCause());
      }
    }
  }

  /// Waits for the end of all, and lets the thread know again that it was interrupted.
  @Override
  public void close() {
    executor.close();
    if (isStopped) {
      Thread.currentThread().interrupt();
    }
  }
}
