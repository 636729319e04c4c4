package ncc.engine.notify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ncc.spi.notify.Notification;

/// Everybody who is told of alerts.
///
/// @param receivers names unique
public record Routes(List<Receiver> receivers) {
  public static final Routes NONE = new Routes(List.of());

  public Routes {
    receivers = List.copyOf(receivers);
  }

  /// What is to be delivered to whom.
  ///
  /// @param receiver the name
  /// @param notification with the alerts that this receiver wants to know of
  public record Routed(String receiver, Notification notification) {}

  /// One for each receiver that wants to know of it.
  public List<Routed> of(Notification notification) {
    return receivers.stream()
        .flatMap(receiver ->
            receiver.wanted(notification).stream()
                .map(wanted -> new Routed(receiver.name(), own(receiver, wanted, notification))))
        .toList();
  }

  /// What leaves some alerts out is another notification: a queue keeps one of an id.
  private static Notification own(
      Receiver receiver, Notification wanted, Notification notification) {
    return wanted.alerts().size() == notification.alerts().size()
        ? wanted
        : wanted.called("%s-%s".formatted(wanted.id(), receiver.least()));
  }

  /// The queues of each notifier that has several, or one that is not called as the notifier is.
  public Map<String, List<String>> queuesByOwner() {
    return receivers.stream()
        .filter(receiver -> !receiver.name().equals(receiver.owner()))
        .collect(
            Collectors.groupingBy(
                Receiver::owner, Collectors.mapping(Receiver::name, Collectors.toList())));
  }

  public Optional<Receiver> receiver(String name) {
    return receivers.stream().filter(receiver -> receiver.name().equals(name)).findFirst();
  }
}
