package ncc.store.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import ncc.spi.alert.Alert;
import ncc.store.sql.Database;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreException;

/// All alerts and their trails.
///
/// Nobody overwrites what he did not know of: a change is written where the alert is still what the
/// change was made from, and is a collision otherwise, upon which [Database#write] begins again.
/// Instants are kept to the millisecond.
public final class AlertBook {
  private final Database database;
  private final AlertLocks locks;

  public AlertBook(Database database) {
    this.database = database;
    this.locks = AlertLocks.of(database);
  }

  /// What a judge of `checkId` on a cluster has to know: alerts that are unresolved, pending ones
  /// among them; that flap; of whose end receivers were not told; and that ended at `recentlySince`
  /// or later. In no particular order. To be asked in the transaction that saves what becomes of
  /// them: others who would change them wait until it ends.
  ///
  /// @param cluster its key
  public List<Alert> known(
      Connection connection, String cluster, String checkId, Instant recentlySince)
      throws SQLException {
    locks.hold(connection, List.of(new AlertOwner(cluster, checkId)));
    return AlertReading.alerts(connection, relevant(cluster, checkId, recentlySince));
  }

  /// As [#known], with empty trails: a hundred thousand that stay as they are need none.
  public List<Alert> knownWithoutTrails(
      Connection connection, String cluster, String checkId, Instant recentlySince)
      throws SQLException {
    locks.hold(connection, List.of(new AlertOwner(cluster, checkId)));
    return AlertReading.withoutTrails(connection, relevant(cluster, checkId, recentlySince));
  }

  /// As [#known], with the trails of those alone of which receivers were not told all.
  public List<Alert> knownToTell(
      Connection connection, String cluster, String checkId, Instant recentlySince)
      throws SQLException {
    var heads = knownWithoutTrails(connection, cluster, checkId, recentlySince);
    var untold =
        AlertReading.alerts(
                connection, relevant(cluster, checkId, recentlySince).then("and untold = 1"))
            .stream()
            .collect(Collectors.toMap(Alert::id, Function.identity()));
    return heads.stream().map(head -> untold.getOrDefault(head.id(), head)).toList();
  }

  private static Sql relevant(String cluster, String checkId, Instant recentlySince) {
    return Sql.of(
        "where cluster = ? and check_id = ? and relevant_until_ms >= ?",
        cluster,
        checkId,
        recentlySince);
  }

  /// Those of `ids` that there are, with their trails.
  public List<Alert> whole(Connection connection, Collection<String> ids) throws SQLException {
    return AlertReading.alerts(connection, ids, "");
  }

  /// Stores new and changed alerts: all of them or, with an exception, none. Of a trail, what is
  /// new is added.
  ///
  /// @param known what `changed` was made from, read in the same transaction or before; may hold
  ///   more
  /// @throws java.sql.SQLTransactionRollbackException when one of them is not as it was known
  /// @throws SQLException also for a second unresolved alert of a key
  public void save(Connection connection, Collection<Alert> known, Collection<Alert> changed)
      throws SQLException {
    new AlertWriting(connection, locks).save(known, changed);
  }

  /// Deletes alerts that were never raised; others stay.
  public void forget(Connection connection, Collection<Alert> pending) throws SQLException {
    new AlertWriting(connection, locks).forget(pending);
  }

  /// Changes alerts as a person asks for, while everybody else waits; an id that is unknown is
  /// passed over.
  ///
  /// @return the alerts as they are now, by their ids
  public List<Alert> update(
      Connection connection, Collection<String> ids, UnaryOperator<Alert> change)
      throws SQLException {
    var owners = AlertReading.alerts(connection, ids, "").stream().map(AlertOwner::of).toList();
    locks.hold(connection, owners);
    var before = AlertReading.alerts(connection, ids, locks.rows());
    var after = before.stream().map(change).toList();
    new AlertWriting(connection, locks).save(before, after);
    return after;
  }

  /// As [#update(Connection, Collection, UnaryOperator)], in a transaction of its own.
  public List<Alert> update(Collection<String> ids, UnaryOperator<Alert> change)
      throws StoreException {
    return database.write(connection -> update(connection, ids, change));
  }

  /// As [#update(Collection, UnaryOperator)], of alerts that somebody has chosen: all or none.
  ///
  /// @throws IllegalArgumentException when one is not kept any more, or what `change` throws; none
  ///   is changed then
  public List<Alert> updateAll(Collection<String> ids, UnaryOperator<Alert> change)
      throws StoreException {
    return database.write(connection -> {
      var updated = update(connection, ids, change);
      var known = updated.stream().map(Alert::id).collect(Collectors.toSet());
      for (String id : ids) {
        if (!known.contains(id)) {
          throw new IllegalArgumentException("alert %s is not kept any more".formatted(id));
        }
      }
      return updated;
    });
  }

  /// Alerts to which something happened after `limit` are as if it had happened at `now`, in the
  /// same order: the clock was put right since.
  public void clamp(Connection connection, Instant limit, Instant now) throws SQLException {
    var ids =
        Sql.of(
                "select id from alert where since_ms > ? or raised_ms > ? or ack_ms > ?"
                    + " or resolved_ms > ? or notified_ms > ?"
                    + " union select alert from alert_event where at_ms > ?",
                Collections.nCopies(6, limit).toArray())
            .list(connection, row -> row.text("id"));
    locks.hold(connection, whole(connection, ids).stream().map(AlertOwner::of).toList());
    var rewound =
        AlertReading.alerts(connection, ids, locks.rows()).stream()
            .map(alert -> new RewoundAlert(alert, now).rewound())
            .toList();
    new AlertWriting(connection, locks).rewrite(rewound);
  }

  /// Deletes alerts that were resolved before `before`, the oldest first.
  ///
  /// @param most how many at most, so that nobody waits for long
  /// @return how many it deleted
  public int deleteResolved(Instant before, int most) throws StoreException {
    var resolved =
        Sql.of(
            "select id from alert where resolved_ms < ? order by resolved_ms limit ?",
            before,
            most);
    return database.write(connection -> {
      var ids = resolved.list(connection, row -> row.text("id"));
      Sql.each(connection, "delete from alert_event where alert = ?", ids);
      Sql.each(connection, "delete from alert where id = ?", ids);
      return ids.size();
    });
  }
}
