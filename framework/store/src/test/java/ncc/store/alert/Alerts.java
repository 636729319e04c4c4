package ncc.store.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Resolution;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Subject;

/// Alerts of one check, one per VM, and what may happen to them.
public final class Alerts {
  public static final Instant T = Instant.parse("2026-11-22T06:00:00.123Z");
  public static final String CLUSTER = "c-1";
  public static final String CHECK = "ngt_client_cert_expiry_check";

  private Alerts() {}

  /// Open since [#T], with one event; its id is `a-<vm>`.
  public static Alert open(String vm) {
    return open("a-" + vm, vm, Severity.WARNING);
  }

  public static Alert open(String id, String vm, Severity severity) {
    var subject = new Subject(Kind.VM, "uuid-" + vm, vm);
    return new Alert(
        id,
        AlertKey.of("A600103", CLUSTER, subject),
        CHECK,
        "NGT client certificates expiring",
        "Berlin",
        subject,
        severity,
        AlertState.OPEN,
        "Certificates expire soon",
        "in 44 days",
        T,
        1,
        Optional.of(T),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(T),
        List.of(T),
        false,
        List.of(event(T, AlertEvent.Kind.RAISED, severity, AlertEvent.BY_ITSELF, "soon")),
        "expired",
        "Renew it, on a CVM: renew",
        "",
        false);
  }

  public static Alert pending(String vm) {
    var was = Life.of(open(vm));
    return was.state(AlertState.PENDING).told(Optional.empty()).trail(List.of()).lived(open(vm));
  }

  public static Alert acknowledged(Alert alert, String who, Instant at, Optional<Instant> until) {
    return Life.of(alert)
        .state(AlertState.ACKNOWLEDGED)
        .acknowledged(Optional.of(new Acknowledgement(who, "on it", at, until)))
        .trail(more(alert, at, AlertEvent.Kind.ACKNOWLEDGED, who, "on it"))
        .lived(alert);
  }

  /// Resolved, and receivers know.
  public static Alert resolved(Alert alert, Instant at) {
    return told(resolvedInSilence(alert, at), Optional.of(at));
  }

  public static Alert resolvedInSilence(Alert alert, Instant at) {
    return Life.of(alert)
        .state(AlertState.AUTO_RESOLVED)
        .acknowledged(Optional.empty())
        .resolved(at)
        .trail(more(alert, at, AlertEvent.Kind.RESOLVED, AlertEvent.BY_ITSELF, ""))
        .lived(alert);
  }

  /// What a judge adds when it finds the alert worse.
  public static Alert worse(Alert alert, Instant at) {
    var kind = AlertEvent.Kind.SEVERITY_CHANGED;
    return Life.of(alert).trail(more(alert, at, kind, AlertEvent.BY_ITSELF, "")).lived(alert);
  }

  public static Alert flapping(Alert alert) {
    return Life.of(alert).flaps().lived(alert);
  }

  public static Alert told(Alert alert, Optional<Instant> at) {
    return Life.of(alert).told(at).lived(alert);
  }

  /// The same of another cluster and check.
  public static Alert at(Alert alert, String cluster, String name, String check) {
    return Life.of(alert)
        .lived(alert, AlertKey.of("A600103", cluster, alert.subject()), name, check);
  }

  /// The same, told beside the cause that it follows from.
  public static Alert beside(Alert alert, String cause) {
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
        alert.diagnosis(),
        alert.remedy(),
        cause,
        true);
  }

  private static List<AlertEvent> more(
      Alert alert, Instant at, AlertEvent.Kind kind, String who, String note) {
    var trail = new ArrayList<>(alert.trail());
    trail.add(event(at, kind, alert.severity(), who, note));
    return trail;
  }

  private static AlertEvent event(
      Instant at, AlertEvent.Kind kind, Severity severity, String who, String note) {
    return new AlertEvent(at, kind, severity, who, note);
  }

  /// What changes in an alert.
  private record Life(
      AlertState state,
      Optional<Acknowledgement> acknowledgement,
      Optional<Instant> resolvedAt,
      Optional<Instant> notifiedAt,
      boolean flapping,
      List<AlertEvent> trail) {

    static Life of(Alert alert) {
      return new Life(
          alert.state(),
          alert.acknowledgement(),
          alert.resolvedAt(),
          alert.notifiedAt(),
          alert.flapping(),
          alert.trail());
    }

    Life state(AlertState other) {
      return new Life(other, acknowledgement, resolvedAt, notifiedAt, flapping, trail);
    }

    Life acknowledged(Optional<Acknowledgement> other) {
      return new Life(state, other, resolvedAt, notifiedAt, flapping, trail);
    }

    Life resolved(Instant at) {
      return new Life(state, acknowledgement, Optional.of(at), notifiedAt, flapping, trail);
    }

    Life told(Optional<Instant> at) {
      return new Life(state, acknowledgement, resolvedAt, at, flapping, trail);
    }

    Life flaps() {
      return new Life(state, acknowledgement, resolvedAt, notifiedAt, true, trail);
    }

    Life trail(List<AlertEvent> other) {
      return new Life(state, acknowledgement, resolvedAt, notifiedAt, flapping, other);
    }

    Alert lived(Alert alert) {
      return lived(alert, alert.key(), alert.clusterName(), alert.checkId());
    }

    Alert lived(Alert alert, AlertKey key, String clusterName, String check) {
      return new Alert(
          key.equals(alert.key()) ? alert.id() : key.cluster() + "-" + alert.id(),
          key,
          check,
          alert.title(),
          clusterName,
          alert.subject(),
          alert.severity(),
          state,
          alert.message(),
          alert.detail(),
          alert.since(),
          alert.unhealthyRuns(),
          alert.raisedAt(),
          acknowledgement,
          resolvedAt,
          resolvedAt.map(_ -> Resolution.HEALTHY),
          notifiedAt,
          alert.turns(),
          flapping,
          trail,
          alert.diagnosis(),
          alert.remedy(),
          alert.follows(),
          alert.beside());
    }
  }
}
