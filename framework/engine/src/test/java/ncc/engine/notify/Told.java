package ncc.engine.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.engine.NamePatterns;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Kind;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Subject;
import ncc.spi.setting.Secret;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;

/// What tests tell, and to whom.
final class Told {
  static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  private Told() {}

  /// A notifier that does what a test says.
  @FunctionalInterface
  interface Telling extends Notifier {
    @Override
    default String kind() {
      return "fake";
    }

    @Override
    default List<Setting> settings() {
      return List.of();
    }

    void deliver(Notification notification, Instant now) throws DeliveryException;

    @Override
    default void deliver(Notification notification, Settings settings, Instant now)
        throws DeliveryException {
      deliver(notification, now);
    }
  }

  static Receiver receiver(String name, Telling notifier) {
    return receiver(name, notifier, Map.of());
  }

  static Receiver receiver(String name, Telling notifier, Map<String, Secret> secrets) {
    return new Receiver(
        name,
        notifier,
        new Settings(Map.of(), secrets),
        Severity.INFO,
        NamePatterns.ALL,
        NamePatterns.ALL,
        true);
  }

  static Notification raised(String id, String cluster) {
    return notification(
        id, cluster, Notification.Kind.RAISED, alert(cluster, "web-01", Severity.WARNING));
  }

  static Notification notification(
      String id, String cluster, Notification.Kind kind, Alert... alerts) {
    var worst = Arrays.stream(alerts).map(Alert::severity).max(Severity::compareTo).orElseThrow();
    return new Notification(id, NOW, kind, CHECK, worst, List.of(alerts));
  }

  /// @param severities that it had, the last of which it has
  static Alert alert(String cluster, String vm, Severity... severities) {
    var subject = new Subject(Kind.VM, vm, vm);
    var trail =
        Arrays.stream(severities)
            .map(severity ->
                new AlertEvent(
                    NOW, AlertEvent.Kind.SEVERITY_CHANGED, severity, AlertEvent.BY_ITSELF, ""))
            .toList();
    return new Alert(
        cluster + "-" + vm,
        AlertKey.of("A600103", cluster, subject),
        CHECK.id(),
        "title",
        cluster,
        subject,
        severities[severities.length - 1],
        AlertState.OPEN,
        "headline",
        "",
        NOW,
        1,
        Optional.of(NOW),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        trail,
        "",
        "",
        "",
        false);
  }

  private static final CheckDescription CHECK =
      new CheckDescription(
          "ngt_client_cert_expiry_check",
          "ngt_checks",
          "title",
          "description",
          List.of("cause"),
          List.of("resolution"),
          "impact",
          List.of(),
          Duration.ofMinutes(5),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Set.of(),
          Set.of(),
          List.of(),
          List.of());
}
