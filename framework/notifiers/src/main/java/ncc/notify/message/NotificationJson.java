package ncc.notify.message;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.News;
import ncc.spi.run.CheckDescription;

/// A notification as JSON, as `notification.schema.json` describes it.
public final class NotificationJson {
  static final String SCHEMA_VERSION = "1.0";

  private final Notification notification;
  private final int most;
  private final PageLinks links;

  private NotificationJson(Notification notification, int most, PageLinks links) {
    this.notification = notification;
    this.most = most;
    this.links = links;
  }

  /// @param most alerts to list, the worst; how many were left out is said
  /// @return UTF-8
  public static byte[] of(Notification notification, int most, PageLinks links) {
    return JsonObjects.bytes(
        json -> json.object(new NotificationJson(notification, most, links)::write));
  }

  private void write(JsonObjects json) throws IOException {
    int total = notification.alerts().size();
    json.text("schema_version", SCHEMA_VERSION);
    json.text("id", notification.id());
    json.instant("at", notification.at());
    json.text("kind", Words.word(notification.kind()));
    json.text("severity", Words.word(notification.severity()));
    json.text("alert_id", notification.alertId());
    json.text("title", notification.alerts().getFirst().title());
    link("url", links.to(notification), json);
    json.object("cluster", this::cluster);
    json.object("check", this::check);
    json.number("total", total);
    json.number("left_out", Math.max(0, total - most));
    json.array("alerts", this::alerts);
    if (!notification.cause().isEmpty()) {
      int others = notification.others().size();
      json.text("cause", notification.cause());
      link("cause_url", links.toCause(notification), json);
      json.number("others_total", others);
      json.number("others_left_out", Math.max(0, others - most));
      json.array("others", this::others);
    }
  }

  private static void link(String name, Optional<String> url, JsonObjects json) throws IOException {
    if (url.isPresent()) {
      json.text(name, url.get());
    }
  }

  private void cluster(JsonObjects json) throws IOException {
    json.text("key", notification.alerts().getFirst().key().cluster());
    json.text("name", notification.clusterName());
  }

  private void check(JsonObjects json) throws IOException {
    CheckDescription check = notification.check();
    json.text("id", check.id());
    json.text("title", check.title());
    json.text("description", check.description());
    var guidance = Guidance.of(check, notification.alerts());
    json.text("impact", guidance.impact());
    json.texts("causes", guidance.causes());
    json.texts("resolutions", guidance.resolutions());
    if (check.kbLink().isPresent()) {
      json.text("kb", check.kbLink().get());
    }
  }

  private void alerts(JsonObjects json) throws IOException {
    List<Alert> alerts = notification.alerts();
    for (Alert alert : alerts.subList(0, Math.min(most, alerts.size()))) {
      json.object(members -> alert(alert, members));
    }
  }

  private void others(JsonObjects json) throws IOException {
    for (News news : notification.others().stream().limit(most).toList()) {
      json.object(members -> {
        members.text("kind", Words.word(news.kind()));
        members.text("alert_id", news.alert().key().alertId());
        members.text("check", news.alert().checkId());
        members.text("title", news.alert().title());
        alert(news.alert(), members);
      });
    }
  }

  private void alert(Alert alert, JsonObjects json) throws IOException {
    json.text("id", alert.id());
    json.text("finding", alert.finding());
    link("url", links.to(alert), json);
    json.object(
        "subject",
        subject -> {
          subject.text("kind", alert.subject().kind().id().toLowerCase(Locale.ROOT));
          subject.text("id", alert.subject().id());
          subject.text("name", alert.subject().name());
        });
    json.text("severity", Words.word(alert.severity()));
    json.text("state", Words.word(alert.state()));
    json.text("message", alert.message());
    json.text("detail", alert.detail());
    if (!alert.diagnosis().isEmpty()) {
      json.text("diagnosis", alert.diagnosis());
    }
    if (!alert.remedy().isEmpty()) {
      json.text("remedy", alert.remedy());
    }
    if (!alert.follows().isEmpty()) {
      json.text("follows_from", alert.follows());
    }
    json.instant("since", alert.since());
    json.instant("raised_at", alert.raisedAt());
    json.instant("resolved_at", alert.resolvedAt());
    if (alert.resolution().isPresent()) {
      json.text("resolution", Words.word(alert.resolution().get()));
    }
    json.flag("flapping", alert.flapping());
  }
}
