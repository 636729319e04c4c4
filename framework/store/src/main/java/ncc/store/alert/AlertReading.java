package ncc.store.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.store.sql.Sql;

/// Reads alerts with their trails, in two statements however many they are.
final class AlertReading {
  private static final int IDS_PER_STATEMENT = 1000;

  private AlertReading() {}

  /// The alerts that `condition`, which may end with an order, finds in table `alert`.
  static List<Alert> alerts(Connection connection, Sql condition) throws SQLException {
    var trails =
        trails(
            connection,
            Sql.of("select e.* from (select id from alert")
                .then(condition)
                .then(") a join alert_event e on e.alert = a.id order by e.nth"));
    return alerts(connection, condition, trails);
  }

  /// As [#alerts(Connection, Sql)], with empty trails.
  static List<Alert> withoutTrails(Connection connection, Sql condition) throws SQLException {
    return alerts(connection, condition, Map.of());
  }

  /// Those of `ids` that there are, in the order of their ids.
  ///
  /// @param lock what makes others wait, after the order
  static List<Alert> alerts(Connection connection, Collection<String> ids, String lock)
      throws SQLException {
    var alerts = new ArrayList<Alert>();
    var sorted = ids.stream().distinct().sorted().toList();
    for (int from = 0; from < sorted.size(); from += IDS_PER_STATEMENT) {
      var some = sorted.subList(from, Math.min(sorted.size(), from + IDS_PER_STATEMENT));
      var are = Sql.of("where id in").thenValues(some).then("order by id");
      lock(connection, are, lock);
      var events = Sql.of("select * from alert_event where alert in").thenValues(some);
      alerts.addAll(alerts(connection, are, trails(connection, events.then("order by nth"))));
    }
    return alerts;
  }

  private static List<Alert> alerts(
      Connection connection, Sql condition, Map<String, List<AlertEvent>> trails)
      throws SQLException {
    return Sql.of("select * from alert")
        .then(condition)
        .list(
            connection,
            row -> AlertRows.alert(row, trails.getOrDefault(row.text("id"), List.of())));
  }

  /// Before anything is read: what was committed while we waited is seen by the next statement.
  private static void lock(Connection connection, Sql condition, String lock) throws SQLException {
    if (!lock.isEmpty()) {
      Sql.of("select id from alert")
          .then(condition)
          .then(lock)
          .list(connection, row -> row.text("id"));
    }
  }

  /// By the ids of their alerts.
  private static Map<String, List<AlertEvent>> trails(Connection connection, Sql events)
      throws SQLException {
    var trails = new HashMap<String, List<AlertEvent>>();
    events.list(
        connection,
        row ->
            trails
                .computeIfAbsent(row.text("alert"), _ -> new ArrayList<>(2))
                .add(AlertRows.event(row)));
    return trails;
  }
}
