package ncc.engine.notify;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;
import ncc.engine.NamePatterns;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.spi.notify.Notifier;
import ncc.spi.setting.Settings;

/// Somebody who is told of alerts, and of which.
///
/// @param name what the operator calls it, unique
/// @param settings of `notifier`, checked, defaults filled in
/// @param least severity of an alert to be told of
/// @param clusters by name
/// @param checks by check id or alert id
/// @param resolved whether to tell that alerts ended
public record Receiver(
    String name,
    Notifier notifier,
    Settings settings,
    Severity least,
    NamePatterns clusters,
    NamePatterns checks,
    boolean resolved) {
  public Receiver {
    requireNonNull(name);
    requireNonNull(notifier);
    requireNonNull(settings);
    requireNonNull(least);
    requireNonNull(clusters);
    requireNonNull(checks);
  }

  /// What of `notification` it wants to know; empty for nothing. Whoever was told of an alert is
  /// told how it goes on: one that was bad enough once is, however mild it became.
  public Optional<Notification> wanted(Notification notification) {
    return isMeant(notification) ? withBadEnough(notification) : Optional.empty();
  }

  private boolean isMeant(Notification notification) {
    return (resolved || notification.kind() != Kind.RESOLVED)
        && clusters.fit(notification.clusterName())
        && (checks.fit(notification.check().id()) || checks.fit(notification.alertId()));
  }

  private Optional<Notification> withBadEnough(Notification notification) {
    var alerts =
        notification.alerts().stream()
            .filter(alert -> worstEver(alert).compareTo(least) >= 0)
            .toList();
    return alerts.stream()
        .map(Alert::severity)
        .max(Comparator.naturalOrder())
        .map(worst ->
            new Notification(
                notification.id(),
                notification.at(),
                notification.kind(),
                notification.check(),
                worst,
                alerts));
  }

  private static Severity worstEver(Alert alert) {
    return alert.trail().stream()
        .map(AlertEvent::severity)
        .max(Comparator.naturalOrder())
        .filter(worst -> worst.compareTo(alert.severity()) > 0)
        .orElse(alert.severity());
  }
}
