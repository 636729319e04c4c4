package ncc.testkit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// What foreign code may take. Judging takes microseconds; what takes seconds asks something.
final class TimeLimit {
  private static final int SECONDS = 10;

  /// Waited for once: a dozen rules would wait for each of them.
  private static final Set<Class<?>> HUNG = ConcurrentHashMap.newKeySet();

  private TimeLimit() {}

  /// @param type whose code it is
  static <T> T of(Class<?> type, Supplier<T> work) {
    if (HUNG.contains(type)) {
      throw tooSlow(type);
    }
    var task = new FutureTask<>(work::get);
    Thread.ofPlatform().daemon().name("contract-" + type.getSimpleName()).start(task);
    try {
      return task.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      HUNG.add(type);
      task.cancel(true);
      throw tooSlow(type);
    } catch (ExecutionException e) {
      throw thrown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static AssertionError tooSlow(Class<?> type) {
    return new AssertionError(
        "%s takes more than %d s; it must not ask the network, files or a clock: let a ProbeCheck or a source do that"
            .formatted(type.getName(), SECONDS));
  }

  private static RuntimeException thrown(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException thrown -> thrown;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }
}
