package ncc.engine.listener;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import ncc.spi.run.Run;

/// Tells listeners of runs without being waited for, each for itself and one run after the other. A
/// listener is foreign code: whatever it throws, and however long it takes, is its own failure.
public final class ListenerQueues {
  /// How long a listener may take with one run.
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private final Duration limit;
  private final BiConsumer<String, String> problems;
  private final Map<String, ListenerQueue> queues = new ConcurrentHashMap<>();

  /// @param limit how long a listener may take with one run
  /// @param problems takes the listener's name, and on one line, without secrets, what went wrong;
  ///   called by several threads
  public ListenerQueues(Duration limit, BiConsumer<String, String> problems) {
    this.limit = limit;
    this.problems = problems;
  }

  /// Has each of `listeners` told of `run`, behind what it is to be told already.
  public void tell(List<PlannedListener> listeners, Run run) {
    listeners.forEach(
        listener -> queues.computeIfAbsent(listener.name(), this::queue).add(listener, run));
  }

  private ListenerQueue queue(String name) {
    return new ListenerQueue(limit, problem -> problems.accept(name, problem));
  }

  /// Takes no more, and waits until all is told, but no longer than for `grace`.
  public void close(Duration grace) {
    queues.values().parallelStream().forEach(queue -> queue.end(grace));
  }
}
