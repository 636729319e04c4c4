package ncc.engine;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A platform thread of its own for whatever a check is asked: a check that spins would hold a
/// virtual thread's carrier for ever. One that does not come back in time is left behind; it ends
/// with the process.
final class CheckThread {
  private CheckThread() {}

  /// @throws ExecutionException with what the check threw
  /// @throws TimeoutException when it does not come back in time
  static <T> T within(Duration limit, CheckPlugin check, Callable<T> work)
      throws ExecutionException, TimeoutException, InterruptedException {
    var task = new FutureTask<>(work);
    var thread = Thread.ofPlatform().daemon().name("check-" + check.id()).unstarted(task);
    // Libraries of a plugin look for their parts where the thread says.
    thread.setContextClassLoader(check.check().getClass().getClassLoader());
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
