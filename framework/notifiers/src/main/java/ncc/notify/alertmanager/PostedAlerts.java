package ncc.notify.alertmanager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.notify.message.Words;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;

/// The alerts of a notification as Alertmanager knows them: by their labels. The severity is one of
/// them, so an alert whose severity changed is another one there, and the former has ended.
///
/// @param until when an alert ends there by itself, unless it is renewed
/// @param source a link for people
record PostedAlerts(Notification notification, Instant until, Optional<String> source) {
  List<PostedAlert> all() {
    var all = new ArrayList<PostedAlert>();
    for (Alert alert : notification.alerts()) {
      all.add(posted(alert, alert.severity(), alert.resolvedAt()));
      if (notification.kind() == Kind.SEVERITY_CHANGED) {
        before(alert)
            .map(severity -> posted(alert, severity, Optional.of(notification.at())))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  /// The severity it had last before the one it has.
  private static Optional<Severity> before(Alert alert) {
    return alert.trail().reversed().stream()
        .map(AlertEvent::severity)
        .filter(severity -> severity != alert.severity())
        .findFirst();
  }

  private PostedAlert posted(Alert alert, Severity severity, Optional<Instant> end) {
    var start = alert.raisedAt().orElse(alert.since());
    return new PostedAlert(
        labels(alert, severity),
        annotations(alert),
        start,
        end.map(at -> at.isBefore(start) ? start : at).orElse(until),
        source);
  }

  private static Map<String, String> labels(Alert alert, Severity severity) {
    var labels = new LinkedHashMap<String, String>();
    labels.put("alertname", AlertName.of(alert.key().alertId()));
    labels.put("severity", Words.word(severity));
    labels.put("cluster", alert.clusterName());
    labels.put("check", alert.checkId());
    labels.put("kind", Words.word(alert.subject().kind()));
    labels.put("subject", alert.subject().name());
    labels.put("subject_id", alert.subject().id());
    return labels;
  }

  private Map<String, String> annotations(Alert alert) {
    var annotations = new LinkedHashMap<String, String>();
    annotations.put("summary", alert.title() + ": " + alert.subject().name());
    annotations.put("description", description(alert));
    annotations.put("resolution", String.join("\n", notification.check().resolutions()));
    notification.check().kbLink().ifPresent(link -> annotations.put("runbook_url", link));
    return annotations;
  }

  private static String description(Alert alert) {
    var flapping = alert.flapping() ? " (it comes and goes)" : "";
    return (alert.detail().isEmpty() ? alert.message() : alert.message() + ": " + alert.detail())
        + flapping;
  }
}
