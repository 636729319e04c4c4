package ncc.json;

import java.io.IOException;
import java.util.List;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;

/// Writes alerts, one per line.
final class AlertWriter {
  private final JsonOut json;

  AlertWriter(JsonOut json) {
    this.json = json;
  }

  void write(Alert alert) throws IOException {
    json.object(() -> members(alert));
  }

  void members(Alert alert) throws IOException {
    identity(alert);
    state(alert);
    life(alert);
  }

  private void identity(Alert alert) throws IOException {
    json.member("id", alert.id());
    json.member("alert_id", alert.key().alertId());
    json.member("cluster", alert.key().cluster());
    json.member("cluster_name", alert.clusterName());
    json.object(
        "subject",
        () -> {
          json.member("kind", alert.subject().kind());
          json.member("id", alert.subject().id());
          json.member("name", alert.subject().name());
        });
    json.member("check", alert.checkId());
    json.member("title", alert.title());
  }

  private void state(Alert alert) throws IOException {
    json.member("severity", alert.severity());
    json.member("state", alert.state());
    json.member("message", alert.message());
    json.member("detail", alert.detail());
    json.member("since", alert.since());
    json.member("unhealthy_runs", alert.unhealthyRuns());
    json.member("raised_at", alert.raisedAt().orElse(null));
    if (alert.acknowledgement().isPresent()) {
      json.object("acknowledgement", () -> acknowledgement(alert.acknowledgement().get()));
    }
  }

  private void life(Alert alert) throws IOException {
    json.member("resolved_at", alert.resolvedAt().orElse(null));
    json.member("resolution", alert.resolution().orElse(null));
    json.member("notified_at", alert.notifiedAt().orElse(null));
    json.texts("turns", alert.turns());
    json.member("flapping", alert.flapping());
    json.array("trail", () -> events(alert.trail()));
    if (!alert.diagnosis().isEmpty()) {
      json.member("diagnosis", alert.diagnosis());
      json.member("remedy", alert.remedy());
    }
    if (!alert.follows().isEmpty()) {
      json.member("follows", alert.follows());
      json.member("beside", alert.beside());
    }
  }

  private void acknowledgement(Acknowledgement acknowledgement) throws IOException {
    json.member("who", acknowledgement.who());
    json.member("note", acknowledgement.note());
    json.member("at", acknowledgement.at());
    json.member("until", acknowledgement.until().orElse(null));
  }

  private void events(List<AlertEvent> trail) throws IOException {
    for (var event : trail) {
      json.object(() -> {
        json.member("at", event.at());
        json.member("kind", event.kind());
        json.member("severity", event.severity());
        json.member("who", event.who());
        json.member("note", event.note());
      });
    }
  }
}
