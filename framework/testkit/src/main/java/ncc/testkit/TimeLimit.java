package ncc.testkit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// What foreign code may take. Judging takes microseconds; what takes seconds asks something. The
/// property `ncc.testkit.seconds` sets how many.
final class TimeLimit {
  static final String PROPERTY = "ncc.testkit.seconds";

  /// Waited for once: a dozen rules would wait for each of them.
  private static final Set<Class<?>> HUNG = ConcurrentHashMap.newKeySet();

  private TimeLimit() {}

  /// @param type whose code it is
  static <T> T of(Class<?> type, Supplier<T> work) {
    int seconds = Integer.getInteger(PROPERTY, 10);
    if (HUNG.contains(type)) {
      throw tooSlow(type, seconds);
    }
    var task = new FutureTask<>(work::get);
    Thread.ofPlatform().daemon().name("contract-" + type.getSimpleName()).start(task);
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      HUNG.add(type);
      task.cancel(true);
      throw tooSlow(type, seconds);
    } catch (ExecutionException e) {
      throw thrown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static AssertionError tooSlow(Class<?> type, int seconds) {
    return new AssertionError(
        "%s takes more than %d s; it must not ask the network, files or a clock: let a ProbeCheck or a source do that"
            .formatted(type.getName(), seconds));
  }

  private static RuntimeException thrown(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException thrown -> thrown;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }
}
