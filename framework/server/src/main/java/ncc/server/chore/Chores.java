package ncc.server.chore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import ncc.store.sql.StoreException;
import org.jspecify.annotations.Nullable;

/// Does chores. One that fails is said and done again; it never ends the daemon. While the store is
/// lost, the first of them says so for all.
public final class Chores implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Chores.class.getName());

  private final ScheduledExecutorService hands =
      Executors.newScheduledThreadPool(4, Thread.ofPlatform().daemon().name("chore-", 0).factory());
  private final AtomicBoolean isStoreLost = new AtomicBoolean();

  /// From now on, with a pause after each time.
  ///
  /// @param what for messages, such as `reading the settings`
  public void every(Duration pause, String what, Chore chore) {
    var _ =
        hands.scheduleWithFixedDelay(
            guarded(what, chore), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Once, as soon as somebody is free.
  public void now(String what, Chore chore) {
    hands.execute(guarded(what, chore));
  }

  /// Once, after a pause.
  public void after(Duration pause, String what, Chore chore) {
    var _ = hands.schedule(guarded(what, chore), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// What fails is said, and no more comes of it.
  public Runnable guarded(String what, Chore chore) {
    return () -> {
      try {
        chore.run();
      } catch (StoreException e) {
        sayLost(what, e.getMessage());
      } catch (RuntimeException e) {
        StoreException.reason(e)
            .ifPresentOrElse(
                reason -> sayLost(what, reason), () -> LOG.log(Level.ERROR, what + " failed", e));
      }
    };
  }

  private void sayLost(String what, @Nullable String reason) {
    var level = isStoreLost.getAndSet(true) ? Level.DEBUG : Level.WARNING;
    LOG.log(level, what + " failed: " + reason);
  }

  /// The store has answered: should it be lost again, that is said again.
  public void storeAnswers() {
    isStoreLost.set(false);
  }

  /// Begins nothing more; what is being done is cut off.
  @Override
  public void close() {
    hands.shutdownNow();
  }
}
