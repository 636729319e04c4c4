package ncc.json;

import java.io.IOException;
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
import ncc.spi.run.Subject;

/// Reads what [AlertWriter] wrote.
final class AlertReader {
  private AlertReader() {}

  static Alert read(Fields alert) throws IOException {
    var subject = subject(alert.object("subject"));
    return new Alert(
        alert.text("id"),
        AlertKey.of(alert.text("alert_id"), alert.text("cluster"), subject),
        alert.text("check"),
        alert.text("title"),
        alert.text("cluster_name"),
        subject,
        alert.constant("severity", Severity.class),
        alert.constant("state", AlertState.class),
        alert.text("message"),
        alert.text("detail"),
        alert.instant("since"),
        alert.number("unhealthy_runs"),
        alert.instantIfAny("raised_at"),
        acknowledgement(alert),
        alert.instantIfAny("resolved_at"),
        alert.constantIfAny("resolution", Resolution.class),
        alert.instantIfAny("notified_at"),
        alert.list("turns", "an instant", Instant::parse),
        alert.truth("flapping"),
        trail(alert.objects("trail")),
        alert.textIfAny("diagnosis").orElse(""),
        alert.textIfAny("remedy").orElse(""),
        alert.textIfAny("follows").orElse(""),
        alert.truthIfAny("beside"));
  }

  private static Subject subject(Fields subject) throws IOException {
    return new Subject(subject.kind("kind"), subject.text("id"), subject.text("name"));
  }

  private static Optional<Acknowledgement> acknowledgement(Fields alert) throws IOException {
    var given = alert.objectIfAny("acknowledgement");
    return given.isEmpty() ? Optional.empty() : Optional.of(acknowledgementOf(given.get()));
  }

  private static Acknowledgement acknowledgementOf(Fields given) throws IOException {
    return new Acknowledgement(
        given.text("who"), given.text("note"), given.instant("at"), given.instantIfAny("until"));
  }

  private static List<AlertEvent> trail(List<Fields> events) throws IOException {
    var trail = new ArrayList<AlertEvent>();
    for (var event : events) {
      trail.add(
          new AlertEvent(
              event.instant("at"),
              event.constant("kind", AlertEvent.Kind.class),
              event.constant("severity", Severity.class),
              event.text("who"),
              event.text("note")));
    }
    return trail;
  }
}
