package ncc.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.News;

/// Reads what [NotificationWriter] wrote.
final class NotificationReader {
  private final JsonIn in;
  private final List<Alert> alerts = new ArrayList<>();
  private final List<News> others = new ArrayList<>();

  NotificationReader(JsonIn in) {
    this.in = in;
  }

  Notification read() throws IOException {
    var read = new ArrayList<Notification>(1);
    in.document(() ->
        read.add(
            notification(Fields.read(in, Map.of("alerts", this::alerts, "others", this::others)))));
    return read.getFirst();
  }

  private void alerts() throws IOException {
    in.elements(() -> alerts.add(AlertReader.read(Fields.read(in))));
  }

  private void others() throws IOException {
    in.elements(() -> {
      var news = Fields.read(in);
      others.add(new News(news.constant("kind", Notification.Kind.class), AlertReader.read(news)));
    });
  }

  private Notification notification(Fields fields) throws IOException {
    var id = fields.text("id");
    var at = fields.instant("at");
    var kind = fields.constant("kind", Notification.Kind.class);
    var check = DescriptionReader.read(fields.object("check"), fields.objects("parameters"));
    var severity = fields.constant("severity", Severity.class);
    var cause = fields.textIfAny("cause").orElse("");
    return fields.made(
        () -> new Notification(id, at, kind, check, severity, alerts, cause, others));
  }
}
