package ncc.notify.alertmanager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.notify.message.Guidance;
import ncc.notify.message.Words;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.spi.notify.OpenAlert;

/// Alerts as Alertmanager knows them: by their labels. The severity is one of them, so an alert
/// whose severity changed is another one there, and the former has ended; the same with `silenced`
/// and `acknowledged`, labels of those alone that are.
///
/// @param until when an alert ends there by itself, unless it is renewed
/// @param source a link for people
record PostedAlerts(Instant now, Instant until, Optional<String> source) {
  /// What it tells of other alerts is posted with everything that is open, soon after.
  List<PostedAlert> of(Notification notification) {
    var all = new ArrayList<PostedAlert>();
    for (Alert alert : notification.alerts()) {
      all.add(posted(standing(notification, alert, alert.severity()), alert.resolvedAt()));
      if (notification.kind() == Kind.SEVERITY_CHANGED) {
        before(alert)
            .map(severity -> standing(notification, alert, severity))
            .ifPresent(was -> all.add(posted(was, Optional.of(notification.at()))));
      }
    }
    return all;
  }

  /// @param over ends now there, if it has not before
  List<PostedAlert> of(List<OpenAlert> open, List<OpenAlert> over) {
    return Stream.concat(
            open.stream().map(one -> posted(one, Optional.empty())),
            over.stream()
                .map(one -> posted(one, one.alert().resolvedAt().or(() -> Optional.of(now)))))
        .toList();
  }

  /// The severity it had last before the one it has.
  private static Optional<Severity> before(Alert alert) {
    return alert.trail().reversed().stream()
        .map(AlertEvent::severity)
        .filter(severity -> severity != alert.severity())
        .findFirst();
  }

  /// One that is over keeps nobody who had it, but its trail does.
  private static OpenAlert standing(Notification notification, Alert alert, Severity severity) {
    boolean acknowledged = alert.acknowledgement().isPresent();
    if (alert.resolvedAt().isPresent()) {
      for (AlertEvent event : alert.trail()) {
        acknowledged =
            switch (event.kind()) {
              case ACKNOWLEDGED -> true;
              case ACKNOWLEDGEMENT_ENDED -> false;
              case RAISED, SEVERITY_CHANGED, RESOLVED, FLAPPING, STEADY -> acknowledged;
            };
      }
    }
    return new OpenAlert(
        alert, notification.check(), severity, acknowledged, false, cause(notification, alert));
  }

  private static String cause(Notification notification, Alert alert) {
    if (notification.cause().isEmpty()) {
      return "";
    }
    return alert.follows().isEmpty() ? alert.checkId() : Alert.checkOf(alert.follows());
  }

  private PostedAlert posted(OpenAlert open, Optional<Instant> end) {
    var start = open.alert().raisedAt().orElse(open.alert().since());
    return new PostedAlert(
        labels(open),
        annotations(open),
        start,
        end.map(at -> at.isBefore(start) ? start : at).orElse(until),
        source);
  }

  private static Map<String, String> labels(OpenAlert open) {
    var alert = open.alert();
    var labels = new LinkedHashMap<String, String>();
    labels.put("alertname", AlertName.of(alert.key().alertId()));
    labels.put("severity", Words.word(open.severity()));
    labels.put("cluster", alert.clusterName());
    labels.put("check", alert.checkId());
    labels.put("kind", alert.subject().kind().id().toLowerCase(Locale.ROOT));
    labels.put("subject", alert.subject().name());
    labels.put("subject_id", alert.subject().id());
    if (open.acknowledged()) {
      labels.put("acknowledged", "true");
    }
    if (open.silenced()) {
      labels.put("silenced", "true");
    }
    if (!open.cause().isEmpty()) {
      labels.put("cause", open.cause());
    }
    return labels;
  }

  private static Map<String, String> annotations(OpenAlert open) {
    var alert = open.alert();
    var annotations = new LinkedHashMap<String, String>();
    annotations.put("summary", alert.title() + ": " + alert.subject().name());
    annotations.put("description", description(alert));
    annotations.put("finding", alert.finding());
    var guidance = Guidance.of(open.check(), List.of(alert));
    if (!guidance.impact().isEmpty()) {
      annotations.put("impact", guidance.impact());
    }
    annotations.put("resolution", String.join("\n", guidance.resolutions()));
    open.check().kbLink().ifPresent(link -> annotations.put("runbook_url", link));
    return annotations;
  }

  private static String description(Alert alert) {
    var flapping = alert.flapping() ? " (it comes and goes)" : "";
    return (alert.detail().isEmpty() ? alert.message() : alert.message() + ": " + alert.detail())
        + flapping;
  }
}
