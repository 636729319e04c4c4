package ncc.store.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.alert.Alert;
import ncc.store.sql.Sql;
import org.jspecify.annotations.Nullable;

/// Writes alerts where they are still what their changer took them for.
final class AlertWriting {
  private static final String SERIALIZATION_FAILURE = "40001";

  private final Connection connection;
  private final AlertLocks locks;

  AlertWriting(Connection connection, AlertLocks locks) {
    this.connection = connection;
    this.locks = locks;
  }

  /// @param known what the changes were made from; may hold more
  void save(Collection<Alert> known, Collection<Alert> changed) throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    var ids = changed.stream().map(Alert::id).collect(Collectors.toSet());
    var before = byId(known.stream().filter(alert -> ids.contains(alert.id())));
    var stored = byId(AlertReading.alerts(connection, ids, locks.rows()).stream());
    var updates = new ArrayList<Alert>();
    var inserts = new ArrayList<Alert>();
    for (Alert alert : changed) {
      var is = stored.get(alert.id());
      if (!Objects.equals(is, before.get(alert.id()))) {
        throw collision(alert.id());
      }
      (is == null ? inserts : updates).add(alert);
    }
    write(updates, inserts, stored);
  }

  /// Updates first: a new alert may follow one of its key that they resolve.
  private void write(List<Alert> updates, List<Alert> inserts, Map<String, Alert> stored)
      throws SQLException {
    Sql.batch(connection, AlertRows.UPDATE, updates.stream().map(AlertRows::of));
    Sql.batch(connection, AlertRows.INSERT, inserts.stream().map(AlertRows::of));
    var events =
        Stream.concat(updates.stream(), inserts.stream())
            .flatMap(alert -> AlertRows.events(alert, kept(stored.get(alert.id()), alert)));
    Sql.batch(connection, AlertRows.INSERT_EVENT, events);
  }

  /// Puts other times into alerts and their trails, and changes nothing else.
  void rewrite(Collection<Alert> alerts) throws SQLException {
    Sql.batch(connection, AlertRows.UPDATE, alerts.stream().map(AlertRows::of));
    Sql.batch(
        connection,
        "update alert_event set at_ms = ? where alert = ? and nth = ?",
        alerts.stream().flatMap(AlertRows::eventTimes));
  }

  /// How many events of `after` are stored already.
  private static int kept(@Nullable Alert before, Alert after) {
    if (before == null) {
      return 0;
    }
    int kept = before.trail().size();
    if (kept > after.trail().size() || !after.trail().subList(0, kept).equals(before.trail())) {
      throw new IllegalArgumentException(
          "alert " + after.id() + ": its trail is rewritten, not added to");
    }
    return kept;
  }

  /// Deletes those of `alerts` that were never raised.
  void forget(Collection<Alert> alerts) throws SQLException {
    Sql.each(
        connection,
        "delete from alert where state = 'PENDING' and id = ?",
        alerts.stream().map(Alert::id).toList());
  }

  private static Map<String, Alert> byId(Stream<Alert> alerts) {
    return alerts.collect(Collectors.toMap(Alert::id, Function.identity()));
  }

  private static SQLException collision(String id) {
    return new SQLTransactionRollbackException(
        "alert " + id + " was changed by somebody else meanwhile", SERIALIZATION_FAILURE);
  }
}
