package ncc.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;

/// Reads what [NotificationWriter] wrote.
final class NotificationReader {
  private final JsonIn in;
  private final List<Alert> alerts = new ArrayList<>();

  NotificationReader(JsonIn in) {
    this.in = in;
  }

  Notification read() throws IOException {
    var read = new ArrayList<Notification>(1);
    in.document(() -> read.add(notification(Fields.read(in, Map.of("alerts", this::alerts)))));
    return read.getFirst();
  }

  private void alerts() throws IOException {
    in.elements(() -> alerts.add(AlertReader.read(Fields.read(in))));
  }

  private Notification notification(Fields fields) throws IOException {
    var id = fields.text("id");
    var at = fields.instant("at");
    var kind = fields.constant("kind", Notification.Kind.class);
    var check = DescriptionReader.read(fields.object("check"), fields.objects("parameters"));
    var severity = fields.constant("severity", Severity.class);
    return fields.made(() -> new Notification(id, at, kind, check, severity, alerts));
  }
}
