package ncc.engine.notify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.engine.alert.LateNews;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.spi.run.CheckDescription;

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

  /// One for each receiver that wants to know of it. Whoever wants to know only of what it tells
  /// beside its own alerts is told of that by itself.
  ///
  /// @param checks what each alert is of
  public List<Routed> of(Notification notification, Function<Alert, CheckDescription> checks) {
    return receivers.stream()
        .flatMap(receiver ->
            of(receiver, notification, checks).map(one -> new Routed(receiver.name(), one)))
        .toList();
  }

  private static Stream<Notification> of(
      Receiver receiver, Notification notification, Function<Alert, CheckDescription> checks) {
    return receiver
        .wanted(notification)
        .map(wanted -> Stream.of(own(receiver, wanted, notification)))
        .orElseGet(() -> beside(receiver, notification, checks).stream());
  }

  private static List<Notification> beside(
      Receiver receiver, Notification notification, Function<Alert, CheckDescription> checks) {
    var news =
        notification.others().stream()
            .filter(one -> one.kind() != Kind.STILL_OPEN && receiver.wants(one))
            .map(one -> new LateNews(one.alert(), one.kind()))
            .toList();
    return LateNews.notifications(
        news, receiver.name(), checks, _ -> notification.cause(), notification.at());
  }

  /// What leaves some alerts out is another notification: a queue keeps one of an id.
  private static Notification own(
      Receiver receiver, Notification wanted, Notification notification) {
    boolean whole =
        wanted.alerts().size() == notification.alerts().size()
            && wanted.others().size() == notification.others().size();
    if (whole) {
      return wanted;
    }
    return notification.others().isEmpty()
        ? wanted.called("%s-%s".formatted(wanted.id(), receiver.least()))
        : wanted.called("%s-%08x".formatted(wanted.id(), receiver.name().hashCode()));
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
