package ncc.engine.notify;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ncc.engine.plugin.PluginThread;
import ncc.engine.setting.FetchedSecret;
import ncc.spi.check.Durations;
import ncc.spi.inventory.Caveat;
import ncc.spi.notify.DeliveryException;

/// One try to deliver. A notifier is foreign code: whatever it throws, and however long it takes,
/// is its own failure.
record Attempt(Receiver receiver, Work work, Duration deadline) {
  /// What its notifier is asked to do.
  @FunctionalInterface
  interface Work {
    void run() throws DeliveryException;
  }

  /// How it went.
  sealed interface Outcome {
    record Delivered() implements Outcome {}

    /// @param isRefused by a receiver that will not say otherwise by itself
    /// @param patience how long the receiver asks to be left alone
    record Failed(String reason, boolean isRefused, Optional<Duration> patience)
        implements Outcome {}

    /// Whoever tried is being stopped.
    record Interrupted() implements Outcome {}
  }

  /// Returns when the deadline is over, whether or not the notifier heeds its interruption.
  Outcome outcome() {
    var task = new FutureTask<>(this::deliver);
    var thread = PluginThread.of(receiver.notifier(), "deliver-" + receiver.name(), task);
    thread.start();
    try {
      return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      return new Outcome.Interrupted();
    } catch (TimeoutException _) {
      return failed("it took longer than " + Durations.text(deadline));
    } catch (ExecutionException e) {
      return failed("the notifier itself failed: " + e.getCause());
    } finally {
      thread.interrupt();
    }
  }

  private Outcome deliver() {
    try {
      work.run();
      return new Outcome.Delivered();
    } catch (DeliveryException e) {
      return new Outcome.Failed(shown(String.valueOf(e.getMessage())), e.isFinal(), e.patience());
    }
  }

  private Outcome failed(String reason) {
    return new Outcome.Failed(shown(reason), false, Optional.empty());
  }

  private String shown(String reason) {
    return shown(receiver, reason);
  }

  /// On one line, without the secrets of the receiver.
  static String shown(Receiver receiver, String reason) {
    return Caveat.note("", FetchedSecret.masked(receiver.settings(), reason)).reason();
  }
}
