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
import ncc.spi.notify.Notification.News;
import ncc.spi.notify.Notifier;
import ncc.spi.setting.Settings;

/// Somebody who is told of alerts, and of which.
///
/// @param name of its queue, unique: what the operator calls the notifier, and after a blank the
///   destination, where that has a name
/// @param owner what the operator calls the notifier
/// @param settings of `notifier`, checked, defaults filled in
/// @param least severity of an alert to be told of
/// @param clusters by name
/// @param checks by check id or alert id
/// @param resolved whether to tell that alerts ended
public record Receiver(
    String name,
    String owner,
    Notifier notifier,
    Settings settings,
    Severity least,
    NamePatterns clusters,
    NamePatterns checks,
    boolean resolved) {
  public Receiver {
    requireNonNull(name);
    requireNonNull(owner);
    requireNonNull(notifier);
    requireNonNull(settings);
    requireNonNull(least);
    requireNonNull(clusters);
    requireNonNull(checks);
  }

  /// The only destination of its notifier.
  public Receiver(
      String name,
      Notifier notifier,
      Settings settings,
      Severity least,
      NamePatterns clusters,
      NamePatterns checks,
      boolean resolved) {
    this(name, name, notifier, settings, least, clusters, checks, resolved);
  }

  /// Which of the owner's destinations it is; empty for the only one.
  public String destination() {
    return name.equals(owner) ? "" : name.substring(owner.length() + 1);
  }

  /// What of `notification` it wants to know; empty for nothing. Whoever was told of an alert is
  /// told how it goes on: one that was bad enough once is, however mild it became.
  public Optional<Notification> wanted(Notification notification) {
    return isMeant(notification)
        ? notification.about(this::isBadEnough, this::wants)
        : Optional.empty();
  }

  /// Whether it wants to know of that beside other alerts.
  boolean wants(News news) {
    return (resolved || news.kind() != Kind.RESOLVED) && wants(news.alert());
  }

  private boolean isMeant(Notification notification) {
    return (resolved || notification.kind() != Kind.RESOLVED)
        && isMeant(notification.clusterName(), notification.check().id(), notification.alertId());
  }

  private boolean isMeant(String cluster, String checkId, String alertId) {
    return clusters.fit(cluster) && (checks.fit(checkId) || checks.fit(alertId));
  }

  /// Whether it is told of `alert` while it is open.
  public boolean wants(Alert alert) {
    return isMeant(alert.clusterName(), alert.checkId(), alert.key().alertId())
        && isBadEnough(alert);
  }

  private boolean isBadEnough(Alert alert) {
    return worstEver(alert).compareTo(least) >= 0;
  }

  private static Severity worstEver(Alert alert) {
    return alert.trail().stream()
        .map(AlertEvent::severity)
        .max(Comparator.naturalOrder())
        .filter(worst -> worst.compareTo(alert.severity()) > 0)
        .orElse(alert.severity());
  }
}
