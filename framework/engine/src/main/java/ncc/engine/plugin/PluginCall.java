package ncc.engine.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls what a plugin's jar brings, in a thread of its own: one that hangs holds nobody up. Such a
/// thread is left behind; it ends with the process. What is ncc's own is called at once.
public final class PluginCall {
  private PluginCall() {}

  /// @param loader of the class that is called
  /// @throws TimeoutException when it does not come back in time
  /// @throws Exception what it throws itself
  public static <T> T within(Duration limit, ClassLoader loader, Callable<T> call)
      throws Exception {
    if (!(loader instanceof PluginLoader)) {
      return call.call();
    }
    var task = new FutureTask<>(call);
    Thread.ofPlatform()
        .daemon()
        .name("plugin")
        .unstarted(() -> {
          Thread.currentThread().setContextClassLoader(loader);
          task.run();
        })
        .start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private static Exception thrown(ExecutionException e) {
    return switch (e.getCause()) {
      case Error error -> throw error;
      case Exception exception -> exception;
      case null, default -> e;
    };
  }
}
