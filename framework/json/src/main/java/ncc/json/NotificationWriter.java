package ncc.json;

import java.io.IOException;
import ncc.spi.notify.Notification;

/// Writes what alerts share, then the alerts.
final class NotificationWriter {
  private final JsonOut json;

  NotificationWriter(JsonOut json) {
    this.json = json;
  }

  void write(Notification notification) throws IOException {
    json.tallObject(() -> members(notification));
    json.endLine();
  }

  private void others(Notification notification, AlertWriter alerts) throws IOException {
    for (var news : notification.others()) {
      json.object(() -> {
        json.member("kind", news.kind());
        alerts.members(news.alert());
      });
    }
  }

  private void members(Notification notification) throws IOException {
    json.member("id", notification.id());
    json.member("at", notification.at());
    json.member("kind", notification.kind());
    json.member("severity", notification.severity());
    json.object("check", () -> new DescriptionWriter(json).members(notification.check()));
    json.array(
        "parameters",
        () -> new DescriptionWriter(json).parameters(notification.check().parameters()));
    var alerts = new AlertWriter(json);
    json.tallArray(
        "alerts",
        () -> {
          for (var alert : notification.alerts()) {
            alerts.write(alert);
          }
        });
    if (!notification.cause().isEmpty()) {
      json.member("cause", notification.cause());
      json.tallArray("others", () -> others(notification, alerts));
    }
  }
}
