package ncc.store.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.run.CheckDescription;
import ncc.store.alert.Alerts;

/// Notifications of [Alerts].
public final class Notifications {
  private Notifications() {}

  public static Notification raised(String id, Alert... alerts) {
    return new Notification(
        id, Alerts.T, Notification.Kind.RAISED, check(), alerts[0].severity(), List.of(alerts));
  }

  /// Of the cluster with this key, so in a line of its own.
  public static Notification of(String id, String cluster) {
    return raised(id, Alerts.at(Alerts.open("web01"), cluster, "Berlin", Alerts.CHECK));
  }

  private static CheckDescription check() {
    return new CheckDescription(
        Alerts.CHECK,
        "ngt_checks",
        "NGT client certs expiring",
        "",
        List.of(),
        List.of(),
        "",
        List.of(),
        Duration.ofMinutes(5),
        OptionalInt.of(10075),
        OptionalInt.of(600103),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of());
  }
}
