package ncc.engine;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ncc.engine.plugin.PluginThread;

/// A thread of its own for whatever a check is asked. One that does not come back in time is left
/// behind.
final class CheckThread {
  private CheckThread() {}

  /// @throws ExecutionException with what the check threw
  /// @throws TimeoutException when it does not come back in time
  static <T> T within(Duration limit, CheckPlugin check, Callable<T> work)
      throws ExecutionException, TimeoutException, InterruptedException {
    var task = new FutureTask<>(work);
    var thread = PluginThread.of(check.check(), "check-" + check.id(), task);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      HungThreads.of(check).add(thread);
      throw e;
    } catch (InterruptedException e) {
      task.cancel(true);
      throw e;
    }
  }

  /// What the check threw.
  static Throwable cause(ExecutionException e) {
    var cause = e.getCause();
    return cause == null ? e : cause;
  }
}
