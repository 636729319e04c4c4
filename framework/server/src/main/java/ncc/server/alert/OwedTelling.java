package ncc.server.alert;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import ncc.engine.alert.LateNews;
import ncc.engine.notify.Receiver;
import ncc.engine.notify.Routes;
import ncc.server.plan.AlertRules;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification.Kind;
import ncc.store.delivery.Owed.Settled;
import ncc.store.delivery.OwedNews;

/// Tells receivers what they do not know yet of alerts, as those are by now.
///
/// @param held whose notifications are held back at this time: they stay owed
record OwedTelling(AlertRules rules, Routes routes, Predicate<Alert> held, Instant now) {
  private static final Duration REMEMBERED = Duration.ofDays(3);

  OwedTelling {
    requireNonNull(rules);
    requireNonNull(routes);
    requireNonNull(held);
    requireNonNull(now);
  }

  /// @param owed to one receiver
  Settled settled(List<OwedNews> owed) {
    var receiver = routes.receiver(owed.getFirst().receiver());
    var news = new ArrayList<LateNews>();
    var over = new HashSet<String>();
    var kept = new HashSet<String>();
    for (OwedNews one : owed) {
      if (endedUnheard(one)) {
        kept.add(one.alert().id());
      } else if (!held.test(one.alert())) {
        over.add(one.alert().id());
        receiver.flatMap(known -> news(one, known)).ifPresent(news::add);
      }
    }
    return new Settled(
        LateNews.notifications(news, owed.getFirst().receiver(), rules::check, rules::cause, now),
        over,
        kept);
  }

  /// As long as its end may wait in the queue, it is known that nobody is to hear of that.
  private boolean endedUnheard(OwedNews owed) {
    return !owed.believesOpen()
        && owed.alert().resolvedAt().filter(now.minus(REMEMBERED)::isBefore).isPresent();
  }

  private static Optional<LateNews> news(OwedNews owed, Receiver receiver) {
    var alert = owed.alert();
    if (alert.state().isOpen()) {
      return Optional.of(
          new LateNews(alert, owed.believesOpen() ? Kind.SEVERITY_CHANGED : Kind.RAISED));
    }
    return owed.believesOpen() && receiver.resolved()
        ? Optional.of(new LateNews(alert, Kind.RESOLVED))
        : Optional.empty();
  }
}
