package ncc.cli.alert;

import java.util.Optional;
import ncc.cli.terminal.Columns;
import ncc.cli.terminal.Printable;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;

/// All about one alert.
final class AlertPage {
  private AlertPage() {}

  static String of(Alert alert) {
    var columns = new Columns(0);
    columns.add("Alert", alert.key().alertId() + " " + alert.title());
    columns.add("Id", alert.id());
    columns.add("Severity", alert.severity().name());
    columns.add("State", state(alert));
    columns.add("Cluster", alert.clusterName());
    columns.add(alert.subject().kind().label(), alert.subject().name());
    columns.add("Message", alert.message());
    if (!alert.detail().isEmpty()) {
      columns.add("Detail", alert.detail());
    }
    if (!alert.remedy().isEmpty()) {
      columns.add("What to do", alert.remedy());
    }
    columns.add("Check", alert.checkId());
    columns.add("Since", alert.since().toString());
    alert.acknowledgement().ifPresent(given -> columns.add("Taken by", taken(given)));
    alert.trail().forEach(event -> columns.add("", event(event)));
    return columns.text();
  }

  private static String taken(ncc.spi.alert.Acknowledgement given) {
    var until = given.until().map(end -> ", until " + end).orElse("");
    return given.note().isEmpty() ? given.who() + until : given.who() + until + ": " + given.note();
  }

  /// Its state, and that it flaps.
  static String state(Alert alert) {
    var state = alert.state().name();
    return alert.flapping() ? state + ",FLAPPING" : state;
  }

  private static String event(AlertEvent event) {
    return Printable.of(
        "%s  %s %s by %s%s"
            .formatted(
                event.at(),
                event.kind(),
                event.severity(),
                event.who(),
                Optional.of(event.note())
                    .filter(note -> !note.isEmpty())
                    .map(note -> ": " + note)
                    .orElse("")));
  }
}
