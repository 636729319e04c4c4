package ncc.notify.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.notify.message.Words;
import ncc.spi.alert.Alert;

/// Alerts as CSV (RFC 4180) for spreadsheets: UTF-8 that says so, and nothing in a cell that a
/// spreadsheet would take for a formula.
final class AlertsCsv {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final String END = "\r\n";
  private static final List<String> COLUMNS =
      List.of(
          "severity",
          "state",
          "cluster",
          "kind",
          "subject",
          "subject_id",
          "message",
          "detail",
          "since",
          "raised_at",
          "resolved_at",
          "resolution",
          "check",
          "alert_id",
          "diagnosis",
          "remedy",
          "follows_from",
          "finding");

  private AlertsCsv() {}

  static byte[] of(List<Alert> alerts) {
    return Stream.concat(Stream.of(COLUMNS), alerts.stream().map(AlertsCsv::cells))
        .map(cells -> cells.stream().map(AlertsCsv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining(END, BYTE_ORDER_MARK, END))
        .getBytes(UTF_8);
  }

  private static List<String> cells(Alert alert) {
    return List.of(
        Words.word(alert.severity()),
        Words.word(alert.state()),
        alert.clusterName(),
        alert.subject().kind().label(),
        alert.subject().name(),
        alert.subject().id(),
        alert.message(),
        alert.detail(),
        alert.since().toString(),
        instant(alert.raisedAt()),
        instant(alert.resolvedAt()),
        alert.resolution().map(Words::word).orElse(""),
        alert.checkId(),
        alert.key().alertId(),
        alert.diagnosis(),
        alert.remedy(),
        alert.follows(),
        alert.finding());
  }

  private static String instant(Optional<Instant> at) {
    return at.map(Instant::toString).orElse("");
  }

  private static String cell(String text) {
    var plain = Words.plain(text);
    var safe = !plain.isEmpty() && "=+-@".indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
