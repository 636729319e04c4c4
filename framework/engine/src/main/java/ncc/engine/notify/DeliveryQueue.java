package ncc.engine.notify;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;

/// Deliveries that outlive the process. Used by several threads, and by several daemons, at once.
public interface DeliveryQueue {
  /// Takes deliveries to `receiver` that are due, oldest first. Of several in one
  /// [line][QueuedDelivery#line] only the oldest that is neither done nor dead is ever given.
  ///
  /// Nobody else is given them before `until`. Whoever took one and was not heard of by then is
  /// dead, and it is due again: a notification is delivered twice rather than never.
  ///
  /// @param most how many at most
  List<QueuedDelivery> take(String receiver, Instant now, Instant until, int most);

  /// What of `delivery` may be told at `now`: not what a silence holds back by then, nor that
  /// something is over, or still open, which this receiver never heard of.
  Due due(QueuedDelivery delivery, Instant now);

  /// A delivery, dealt out. What stands in neither part is not to be told.
  ///
  /// @param told empty for nothing
  /// @param held told another time, as they are by then
  record Due(Optional<Notification> told, List<Alert> held) {
    public Due {
      requireNonNull(told);
      held = List.copyOf(held);
    }
  }

  /// The receiver took what was to be told of it; with nothing to tell, it is forgotten.
  void done(QueuedDelivery delivery, Due due);

  /// It was not; it is due again at `at`.
  ///
  /// @param reason one line for the operator
  void again(String id, Instant at, String reason);

  /// It is not tried any more. It stays where an operator can see it, with its reason; what the
  /// receiver does not know for that is told when it takes something again, as it is by then.
  void dead(QueuedDelivery delivery, String reason);

  /// What waits for `receiver` waits for each of `others` in its place.
  void spread(String receiver, List<String> others);

  /// Those to receivers that nobody knows any more are dead.
  ///
  /// @param known the names of all receivers there are
  /// @param queuedBefore of deliveries queued later nothing is said: another daemon may know more
  void abandon(Set<String> known, Instant queuedBefore, String reason);
}
