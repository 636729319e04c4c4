package ncc.engine.notify;

import java.time.Instant;
import java.util.List;
import java.util.Set;

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

  /// It was delivered.
  void done(String id);

  /// It was not; it is due again at `at`.
  ///
  /// @param reason one line for the operator
  void again(String id, Instant at, String reason);

  /// It never will be. It stays where an operator can see it, with its reason.
  void dead(String id, String reason);

  /// Those to receivers that nobody knows any more are dead.
  ///
  /// @param known the names of all receivers there are
  /// @param queuedBefore of deliveries queued later nothing is said: another daemon may know more
  void abandon(Set<String> known, Instant queuedBefore, String reason);
}
