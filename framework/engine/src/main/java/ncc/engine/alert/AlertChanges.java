package ncc.engine.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;

/// What there is to store and to deliver, in one transaction.
///
/// @param changed new or changed alerts, whole; never one that stays as it was
/// @param forgotten pending alerts to delete: their subject turned healthy before they were raised
/// @param notifications worst first
public record AlertChanges(
    List<Alert> changed, List<Alert> forgotten, List<Notification> notifications) {
  public static final AlertChanges NONE = new AlertChanges(List.of(), List.of(), List.of());

  public AlertChanges {
    changed = List.copyOf(changed);
    forgotten = List.copyOf(forgotten);
    notifications = List.copyOf(notifications);
  }

  /// These and then `others`.
  public AlertChanges and(AlertChanges others) {
    return new AlertChanges(
        joined(changed, others.changed),
        joined(forgotten, others.forgotten),
        joined(notifications, others.notifications));
  }

  /// These, with the alerts that somebody is told of as they are then.
  AlertChanges told(AlertChanges telling) {
    var updated = new LinkedHashMap<String, Alert>();
    changed.forEach(alert -> updated.put(alert.id(), alert));
    telling.changed.forEach(alert -> updated.put(alert.id(), alert));
    return new AlertChanges(List.copyOf(updated.values()), forgotten, telling.notifications);
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  public boolean isEmpty() {
    return changed.isEmpty() && forgotten.isEmpty() && notifications.isEmpty();
  }
}
