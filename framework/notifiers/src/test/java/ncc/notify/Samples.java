package ncc.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ncc.engine.ConfigurationException;
import ncc.engine.setting.SecretReferences;
import ncc.engine.setting.SettingsReading;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Resolution;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Kind;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Subject;
import ncc.spi.setting.Settings;
import ncc.testkit.SampleRuns;

/// Notifications and settings to try a notifier with.
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  public static final String SECRET = "s3cret-w0rd";
  public static final String TITLE = "NGT client certificates expiring";

  private static final Map<String, String> ENVIRONMENT = Map.of("NCC_SECRET", SECRET);

  private Samples() {}

  /// The check of A600103.
  public static CheckDescription check() {
    return SampleRuns.small().clusters().getFirst().checks().getFirst().check();
  }

  public static Notification raised(String... vms) {
    var alerts = Arrays.stream(vms).map(vm -> open(vm, Severity.WARNING)).toList();
    return notification(Notification.Kind.RAISED, alerts);
  }

  public static Notification notification(Notification.Kind kind, List<Alert> alerts) {
    var worst = alerts.stream().map(Alert::severity).max(Severity::compareTo).orElseThrow();
    return new Notification("20261122T060000Z-0007", NOW, kind, check(), worst, alerts);
  }

  /// Open since an hour, with the severities it had in its trail.
  public static Alert open(String vm, Severity... severities) {
    return alert(vm, AlertState.OPEN, Optional.empty(), severities);
  }

  /// Ended a minute ago because the VM is healthy again.
  public static Alert resolved(String vm, Severity... severities) {
    return alert(vm, AlertState.AUTO_RESOLVED, Optional.of(Resolution.HEALTHY), severities);
  }

  /// The same of a check that lists its diagnoses.
  public static Alert advised(Alert alert, String diagnosis, String remedy) {
    return of(alert, diagnosis, remedy, alert.follows());
  }

  private static Alert of(Alert alert, String diagnosis, String remedy, String cause) {
    return new Alert(
        alert.id(),
        alert.key(),
        alert.checkId(),
        alert.title(),
        alert.clusterName(),
        alert.subject(),
        alert.severity(),
        alert.state(),
        alert.message(),
        alert.detail(),
        alert.since(),
        alert.unhealthyRuns(),
        alert.raisedAt(),
        alert.acknowledgement(),
        alert.resolvedAt(),
        alert.resolution(),
        alert.notifiedAt(),
        alert.turns(),
        alert.flapping(),
        alert.trail(),
        diagnosis,
        remedy,
        cause,
        !cause.isEmpty());
  }

  /// The same, told as what follows from a cause.
  public static Alert following(Alert alert, String cause) {
    return of(alert, alert.diagnosis(), alert.remedy(), cause);
  }

  /// The same with other alerts.
  public static Notification beside(Notification notification, List<Notification.News> others) {
    return new Notification(
        notification.id(),
        notification.at(),
        notification.kind(),
        notification.check(),
        notification.severity(),
        notification.alerts(),
        "ngt_client_cert_expiry_check.soon",
        others);
  }

  private static Alert alert(
      String vm, AlertState state, Optional<Resolution> resolution, Severity... severities) {
    var subject = new Subject(Kind.VM, UUID.nameUUIDFromBytes(vm.getBytes(UTF_8)).toString(), vm);
    var raised = NOW.minus(Duration.ofHours(1));
    var trail =
        Arrays.stream(severities)
            .map(severity ->
                new AlertEvent(
                    raised, AlertEvent.Kind.RAISED, severity, AlertEvent.BY_ITSELF, "headline"))
            .toList();
    return new Alert(
        "a-" + subject.id(),
        AlertKey.of("A600103", "0005-cluster", subject),
        "ngt_client_cert_expiry_check",
        TITLE,
        "tokyo-01",
        subject,
        severities[severities.length - 1],
        state,
        "NGT client certificate expires in under 45 days",
        "certificate expires 2026-12-22, in 30 days",
        raised.minus(Duration.ofMinutes(5)),
        2,
        Optional.of(raised),
        Optional.empty(),
        resolution.map(_ -> NOW.minusSeconds(60)),
        resolution,
        Optional.empty(),
        List.of(raised),
        false,
        trail,
        "",
        "",
        "",
        false);
  }

  /// As an operator would set them; the variable `NCC_SECRET` holds [#SECRET].
  public static Settings settings(Notifier notifier, Map<String, List<String>> written) {
    var secrets = new SecretReferences(ENVIRONMENT);
    try {
      return new SettingsReading(notifier.settings(), "this notifier", secrets, Path.of(""))
          .read(written);
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
