package ncc.store.alert;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Resolution;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Subject;
import ncc.store.sql.Row;
import org.jspecify.annotations.Nullable;

/// Alerts and their events as rows, there and back. Instants are kept to the millisecond.
final class AlertRows {
  static final String INSERT =
      "insert into alert (alert_id, cluster, cluster_name, subject_kind, subject_key,"
          + " subject_name, check_id, title, severity, state, message, detail, since_ms,"
          + " unhealthy_runs, raised_ms, ack_who, ack_note, ack_ms, ack_until_ms, resolved_ms,"
          + " resolution, notified_ms, turns, flapping, relevant_until_ms,"
          + " diagnosis, remedy, follows, beside, untold, id) values"
          + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
          + " ?, ?, ?, ?, ?)";
  static final String UPDATE =
      "update alert set alert_id = ?, cluster = ?, cluster_name = ?, subject_kind = ?,"
          + " subject_key = ?, subject_name = ?, check_id = ?, title = ?, severity = ?, state = ?,"
          + " message = ?, detail = ?, since_ms = ?, unhealthy_runs = ?, raised_ms = ?,"
          + " ack_who = ?, ack_note = ?, ack_ms = ?, ack_until_ms = ?, resolved_ms = ?,"
          + " resolution = ?, notified_ms = ?, turns = ?, flapping = ?, relevant_until_ms = ?,"
          + " diagnosis = ?, remedy = ?, follows = ?, beside = ?, untold = ?"
          + " where id = ?";
  static final String INSERT_EVENT =
      "insert into alert_event (alert, nth, at_ms, kind, severity, who, note)"
          + " values (?, ?, ?, ?, ?, ?, ?)";

  private AlertRows() {}

  /// What goes into [#INSERT] and into [#UPDATE].
  static @Nullable Object[] of(Alert alert) {
    var acknowledgement = alert.acknowledgement();
    return new @Nullable Object[] {
      alert.key().alertId(),
      alert.key().cluster(),
      alert.clusterName(),
      alert.key().kind(),
      alert.key().subject(),
      alert.subject().name(),
      alert.checkId(),
      alert.title(),
      alert.severity(),
      alert.state(),
      alert.message(),
      alert.detail(),
      alert.since(),
      alert.unhealthyRuns(),
      alert.raisedAt(),
      acknowledgement.map(Acknowledgement::who),
      acknowledgement.map(Acknowledgement::note),
      acknowledgement.map(Acknowledgement::at),
      acknowledgement.flatMap(Acknowledgement::until),
      alert.resolvedAt(),
      alert.resolution(),
      alert.notifiedAt(),
      turns(alert.turns()),
      alert.flapping(),
      relevantUntil(alert),
      alert.diagnosis(),
      alert.remedy(),
      alert.follows(),
      alert.beside(),
      isUntold(alert),
      alert.id()
    };
  }

  /// What goes into [#INSERT_EVENT] for the events of `alert` after the first `kept`.
  static Stream<@Nullable Object[]> events(Alert alert, int kept) {
    return Stream.iterate(kept, nth -> nth < alert.trail().size(), nth -> nth + 1)
        .map(nth -> event(alert.id(), nth, alert.trail().get(nth)));
  }

  private static @Nullable Object[] event(String alert, int nth, AlertEvent event) {
    return new @Nullable Object[] {
      alert, nth, event.at(), event.kind(), event.severity(), event.who(), event.note()
    };
  }

  /// When each event was, its alert, and the how manieth it is.
  static Stream<@Nullable Object[]> eventTimes(Alert alert) {
    return IntStream.range(0, alert.trail().size())
        .mapToObj(nth -> new @Nullable Object[] {alert.trail().get(nth).at(), alert.id(), nth});
  }

  static Alert alert(Row row, List<AlertEvent> trail) throws SQLException {
    var kind = Kind.of(row.text("subject_kind"));
    var subject = new Subject(kind, row.text("subject_key"), row.text("subject_name"));
    return new Alert(
        row.text("id"),
        AlertKey.of(row.text("alert_id"), row.text("cluster"), subject),
        row.text("check_id"),
        row.text("title"),
        row.text("cluster_name"),
        subject,
        row.constant("severity", Severity.class),
        row.constant("state", AlertState.class),
        row.text("message"),
        row.text("detail"),
        row.instant("since_ms"),
        row.integer("unhealthy_runs"),
        row.instantIfAny("raised_ms"),
        acknowledgement(row),
        row.instantIfAny("resolved_ms"),
        row.constantIfAny("resolution", Resolution.class),
        row.instantIfAny("notified_ms"),
        turns(row.text("turns")),
        row.truth("flapping"),
        trail,
        row.text("diagnosis"),
        row.text("remedy"),
        row.text("follows"),
        row.truth("beside"));
  }

  static AlertEvent event(Row row) throws SQLException {
    return new AlertEvent(
        row.instant("at_ms"),
        row.constant("kind", AlertEvent.Kind.class),
        row.constant("severity", Severity.class),
        row.text("who"),
        row.text("note"));
  }

  private static Optional<Acknowledgement> acknowledgement(Row row) throws SQLException {
    var who = row.textIfAny("ack_who");
    return who.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Acknowledgement(
                who.get(),
                row.text("ack_note"),
                row.instant("ack_ms"),
                row.instantIfAny("ack_until_ms")));
  }

  private static String turns(List<Instant> turns) {
    return turns.stream()
        .map(turn -> Long.toString(turn.toEpochMilli()))
        .collect(Collectors.joining(" "));
  }

  private static List<Instant> turns(String turns) {
    return turns.isEmpty()
        ? List.of()
        : Stream.of(turns.split(" ")).map(Long::valueOf).map(Instant::ofEpochMilli).toList();
  }

  private static long relevantUntil(Alert alert) {
    var resolved = alert.resolvedAt();
    boolean isOwed = alert.notifiedAt().filter(told -> isBefore(told, resolved)).isPresent();
    return resolved.isEmpty() || isOwed || alert.flapping()
        ? Long.MAX_VALUE
        : resolved.get().toEpochMilli();
  }

  /// Whether something happened to it since receivers were told, or somebody took it.
  private static boolean isUntold(Alert alert) {
    var acknowledged = alert.acknowledgement().map(Acknowledgement::at);
    var known =
        Stream.concat(alert.notifiedAt().stream(), acknowledged.stream())
            .max(Comparator.naturalOrder());
    return alert.state().isResolved()
        ? isBefore(alert.notifiedAt().orElse(Instant.MAX), alert.resolvedAt())
        : alert.state().isOpen()
            && (known.isEmpty()
                || alert.trail().stream()
                    .anyMatch(event ->
                        event.kind() == AlertEvent.Kind.SEVERITY_CHANGED
                            && event.at().isAfter(known.get())));
  }

  private static boolean isBefore(Instant told, Optional<Instant> resolved) {
    return resolved.isPresent() && told.isBefore(resolved.get());
  }
}
