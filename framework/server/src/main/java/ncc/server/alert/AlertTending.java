package ncc.server.alert;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import ncc.engine.notify.Delivery;
import ncc.engine.notify.DeliveryLimits;
import ncc.engine.notify.DeliveryMonitor;
import ncc.engine.notify.QueuedDelivery;
import ncc.engine.notify.Routes;
import ncc.engine.silence.Silences;
import ncc.server.alert.StoredQueue.StoreLost;
import ncc.server.plan.DaemonPlan;
import ncc.store.Store;
import ncc.store.alert.AlertOwner;
import ncc.store.sql.StoreException;

/// Looks after the alerts of the store while time passes, and delivers what is queued.
public final class AlertTending implements AutoCloseable {
  private static final Logger LOG = System.getLogger(AlertTending.class.getName());

  private final Store store;
  private final Supplier<DaemonPlan> plan;
  private final UnaryOperator<String> names;
  private final InstantSource clock;
  private final Delivery delivery;
  private volatile Silences silences = Silences.NONE;

  /// @param plan what holds now
  /// @param names what clusters are called, by their keys
  public AlertTending(
      Store store,
      String daemon,
      Supplier<DaemonPlan> plan,
      UnaryOperator<String> names,
      InstantSource clock) {
    this.store = store;
    this.plan = plan;
    this.names = names;
    this.clock = clock;
    this.delivery =
        new Delivery(
            new StoredQueue(store.deliveries(), daemon, clock),
            DeliveryLimits.DEFAULT,
            clock,
            ThreadLocalRandom.current(),
            new Said());
  }

  /// What holds now, for a run that is to be stored.
  public AlertWork work() {
    return new AlertWork(plan.get().alerts(), silences, plan.get().routes());
  }

  /// Reads the silences again: commands beside the daemon make and end them.
  public void look() throws StoreException {
    silences = SilenceText.silences(store.silences().all());
  }

  /// Does what time asks for: reminders, acknowledgements that end, what a silence held back.
  public void sweep() throws StoreException {
    var now = clock.instant();
    var work = work();
    var told = now.minus(work.rules().shortestReminder());
    for (AlertOwner owner : store.alertSearch().due(now, told)) {
      var rule = work.rules().of(owner.checkId(), names.apply(owner.cluster()));
      if (rule.isPresent()) {
        store.ledger().settle(List.of(work.sweep(rule.get(), owner.cluster(), now)), now);
      }
    }
  }

  /// Delivers what is due.
  public void deliver() throws StoreException {
    delivery.use(plan.get().routes());
    if (!plan.get().routes().equals(Routes.NONE)) {
      round();
    }
  }

  private void round() throws StoreException {
    try {
      delivery.round();
    } catch (StoreLost e) {
      throw e.reason();
    }
  }

  /// Stops what is being delivered; it is delivered another time.
  @Override
  public void close() {
    delivery.close();
  }

  private static final class Said implements DeliveryMonitor {
    @Override
    public void delivered(QueuedDelivery delivery) {
      LOG.log(Level.DEBUG, "told {0}: {1}", delivery.receiver(), delivery.notification().id());
    }

    @Override
    public void failed(QueuedDelivery delivery, String reason, boolean dead) {
      LOG.log(
          Level.WARNING,
          "notifier %s: %s; %s"
              .formatted(delivery.receiver(), reason, dead ? "given up" : "tried again later"));
    }

    /// That the store is lost is said by the next round.
    @Override
    public void queueFailed(RuntimeException reason) {
      var level = reason instanceof StoreLost ? Level.DEBUG : Level.ERROR;
      LOG.log(level, "the queue of deliveries failed", reason);
    }
  }
}
