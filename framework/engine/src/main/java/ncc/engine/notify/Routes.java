package ncc.engine.notify;

import java.util.List;
import java.util.Optional;
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
                .map(wanted -> new Routed(receiver.name(), wanted)))
        .toList();
  }

  public Optional<Receiver> receiver(String name) {
    return receivers.stream().filter(receiver -> receiver.name().equals(name)).findFirst();
  }
}
