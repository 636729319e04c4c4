package ncc.cli.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.cli.terminal.Columns;
import ncc.engine.Printable;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.inventory.Kind;

/// All about one alert.
final class AlertPage {
  private AlertPage() {}

  /// @param holds what holds its notifications back
  static String of(Alert alert, List<AlertDesk.Hold> holds) {
    var columns = new Columns(0);
    columns.add("Alert", alert.key().alertId() + " " + alert.title());
    columns.add("Id", alert.id());
    columns.add("Severity", alert.severity().name());
    columns.add("State", state(alert));
    columns.add("Cluster", alert.clusterName());
    if (!alert.subject().kind().equals(Kind.CLUSTER)) {
      columns.add(alert.subject().kind().label(), alert.subject().name());
    }
    columns.add("Message", alert.message());
    if (!alert.detail().isEmpty()) {
      columns.add("Detail", alert.detail());
    }
    if (!alert.remedy().isEmpty()) {
      columns.add("What to do", alert.remedy());
    }
    columns.add("Check", alert.checkId());
    if (!alert.diagnosis().isEmpty()) {
      columns.add("Cause", alert.cause());
    }
    if (!alert.follows().isEmpty()) {
      columns.add("Follows from", alert.follows());
    }
    columns.add("Finding", alert.finding());
    columns.add("Since", alert.since().toString());
    alert.acknowledgement().ifPresent(given -> columns.add("Taken by", taken(given)));
    columns.add(
        "Notified", alert.notifiedAt().map(Instant::toString).orElse("no receiver was told of it"));
    holds.forEach(hold -> columns.add("Held back by", Printable.of(hold.toString())));
    alert.trail().forEach(event -> columns.add("", event(event)));
    return columns.text();
  }

  private static String taken(Acknowledgement given) {
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
