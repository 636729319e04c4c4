package ncc.server.alert;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ncc.engine.notify.DeliveryMonitor;
import ncc.engine.notify.QueuedDelivery;
import ncc.server.alert.StoredQueue.StoreLost;
import ncc.spi.message.Count;

/// What the log tells of receivers: of one that takes nothing, when that begins, when something is
/// given up for it, and when it ends; never each of its tries.
final class DeliveryLog implements DeliveryMonitor {
  private static final Logger LOG = System.getLogger(DeliveryLog.class.getName());

  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
  private final Set<String> unrenewed = ConcurrentHashMap.newKeySet();

  /// What failed since a receiver last took something.
  private record Trouble(long tries, long givenUp) {
    Trouble plus(Trouble other) {
      return new Trouble(tries + other.tries, givenUp + other.givenUp);
    }

    boolean isFirst(boolean dead) {
      return dead ? givenUp == 1 : tries == 1;
    }

    String text() {
      var failed = Count.of(tries, "failed try", "failed tries");
      return givenUp == 0
          ? failed
          : "%s and %s given up".formatted(failed, Count.of(givenUp, "notification"));
    }
  }

  @Override
  public void failed(QueuedDelivery delivery, String reason, boolean dead) {
    var trouble = troubles.merge(delivery.receiver(), new Trouble(1, dead ? 1 : 0), Trouble::plus);
    var next =
        dead
            ? trouble.text() + " since it took something, see ncc deliveries"
            : "tried again, and not logged again before something is given up";
    LOG.log(
        trouble.isFirst(dead) ? Level.WARNING : Level.DEBUG,
        "notifier %s: %s; %s".formatted(delivery.receiver(), reason, next));
  }

  @Override
  public void delivered(QueuedDelivery delivery) {
    Optional.ofNullable(troubles.remove(delivery.receiver()))
        .ifPresent(trouble ->
            LOG.log(
                Level.INFO,
                "notifier %s: it takes notifications again, after %s"
                    .formatted(delivery.receiver(), trouble.text())));
    LOG.log(Level.DEBUG, "told {0}: {1}", delivery.receiver(), delivery.notification().id());
  }

  @Override
  public void renewed(String receiver) {
    if (unrenewed.remove(receiver)) {
      LOG.log(Level.INFO, "notifier {0}: it is told of everything open again", receiver);
    }
  }

  /// Once, until it takes it again: it is tried every minute.
  @Override
  public void renewalFailed(String receiver, String reason) {
    if (unrenewed.add(receiver)) {
      LOG.log(
          Level.WARNING,
          "notifier %s: %s; it is not told of everything open".formatted(receiver, reason));
    }
  }

  /// That the store is lost is said by the next round.
  @Override
  public void queueFailed(RuntimeException reason) {
    var level = reason instanceof StoreLost ? Level.DEBUG : Level.ERROR;
    LOG.log(level, "the queue of deliveries failed", reason);
  }
}
