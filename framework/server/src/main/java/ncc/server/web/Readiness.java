package ncc.server.web;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ncc.spi.message.Count;
import ncc.store.sql.StoreException;
import org.jspecify.annotations.Nullable;

/// Whether a daemon can check and store what it finds. Whoever asks waits a few seconds at most,
/// and those who ask at once share one trial.
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Served served;
  private @Nullable CompletableFuture<Optional<String>> trial;

  Readiness(Served served) {
    this.served = requireNonNull(served);
  }

  /// Why it is not, on one line; empty when it is.
  Optional<String> obstacle() {
    int waiting = served.waitingRuns();
    try {
      var obstacle = trial().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return obstacle.isPresent() || waiting == 0
          ? obstacle
          : Optional.of(Count.of(waiting, "run waits", "runs wait") + " for the store");
    } catch (TimeoutException _) {
      return Optional.of(
          "store %s: it does not answer within %d s"
              .formatted(served.store().shown(), PATIENCE.toSeconds()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of("the daemon ends");
    } catch (ExecutionException e) {
      return Optional.of(String.valueOf(e.getCause()));
    }
  }

  private synchronized CompletableFuture<Optional<String>> trial() {
    if (trial == null || trial.isDone()) {
      trial = CompletableFuture.supplyAsync(this::tried, work -> Thread.ofVirtual().start(work));
    }
    return trial;
  }

  private Optional<String> tried() {
    try {
      served.store().probe();
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
