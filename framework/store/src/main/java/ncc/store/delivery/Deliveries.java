package ncc.store.delivery;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.store.sql.Database;
import ncc.store.sql.Row;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;

/// The queue of what receivers are to be told. Any number of daemons may take from it: nobody is
/// given what another has taken and still holds.
///
/// What happened to one cluster's alerts of one id is a *line*, and so is all that is told of one
/// cluster by cause: of it, a receiver is only ever told the oldest that is waiting, so never that
/// an alert ended before that it was raised.
public final class Deliveries {
  private static final String WAITS = "done_ms is null and dead_ms is null";
  private static final String NEXT =
      "select id from delivery d where notifier = ? and due_ms <= ? and "
          + WAITS
          + " and not exists (select 1 from delivery e where e.notifier = d.notifier"
          + " and e.line = d.line and e.id < d.id and e.done_ms is null and e.dead_ms is null)"
          + " order by id limit ?";

  private final Database database;
  private final Owed owed;
  private final String lock;

  public Deliveries(Database database) {
    this.database = database;
    this.owed = new Owed(database);
    this.lock =
        switch (database.address()) {
          case StoreAddress.Postgres _ -> "for update skip locked";
          case StoreAddress.Embedded _ -> "";
        };
  }

  /// Queues `notification` for `receiver`, due at once; nothing when it has been queued before.
  public void put(Connection connection, String receiver, Notification notification, Instant now)
      throws SQLException {
    store(connection, notification);
    Sql.of(
            "insert into delivery (notifier, notification, line, queued_ms, due_ms, attempts,"
                + " reason) values (?, ?, ?, ?, ?, 0, '')"
                + " on conflict (notifier, notification) do nothing",
            receiver,
            notification.id(),
            line(notification),
            now,
            now)
        .update(connection);
  }

  private static void store(Connection connection, Notification notification) throws SQLException {
    var stored =
        Sql.of("select 1 as found from notification where id = ?", notification.id())
            .first(connection, row -> row.number("found"));
    if (stored.isEmpty()) {
      Sql.of(
              "insert into notification (id, alert_id, check_id, cluster_name, kind, severity,"
                  + " alerts, at_ms, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                  + " on conflict (id) do nothing",
              notification.id(),
              notification.alertId(),
              notification.check().id(),
              notification.clusterName(),
              notification.kind(),
              notification.severity(),
              notification.alerts().size(),
              notification.at(),
              PackedNotification.of(notification))
          .update(connection);
    }
  }

  private static String line(Notification notification) {
    var what = notification.cause().isEmpty() ? notification.alertId() : "";
    return what + "@" + notification.alerts().getFirst().key().cluster();
  }

  /// Takes what is due, oldest first. Nobody else is given it before `until`; a taker of whom
  /// nothing was heard by then is dead, and it is due again.
  ///
  /// @param worker who takes it, for people to read
  /// @param most how many at most
  public List<TakenDelivery> take(
      String receiver, Instant now, Instant until, int most, String worker) throws StoreException {
    var next = Sql.of(NEXT, receiver, now, most);
    // Most of the time nothing is due, and to find that out holds nobody up.
    if (database.read(connection -> next.list(connection, row -> row.number("id"))).isEmpty()) {
      return List.of();
    }
    return database.write(connection -> taken(connection, next.then(lock), until, worker, now));
  }

  private static List<TakenDelivery> taken(
      Connection connection, Sql next, Instant until, String worker, Instant now)
      throws SQLException {
    var ids = next.list(connection, row -> row.number("id"));
    if (ids.isEmpty()) {
      return List.of();
    }
    var taken =
        Sql.of(
                "select d.*, n.body from delivery d join notification n on n.id = d.notification"
                    + " where d.id in")
            .thenIn(ids)
            .then("order by d.id")
            .list(connection, row -> taken(row));
    Sql.of("update delivery set attempts = attempts + 1, due_ms = ?, taken_by = ?", until, worker)
        .then("where id in")
        .thenIn(ids)
        .update(connection);
    return readable(connection, taken, now);
  }

  private record Read(long id, Optional<TakenDelivery> delivery, String fault) {}

  private static Read taken(Row row) throws SQLException {
    long id = row.number("id");
    try (var body = row.bytes("body")) {
      var delivery =
          new TakenDelivery(
              id,
              row.text("notifier"),
              PackedNotification.read(body, "delivery " + id),
              row.instant("queued_ms"),
              row.integer("attempts"));
      return new Read(id, Optional.of(delivery), "");
    } catch (IOException e) {
      return new Read(id, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  /// What nobody can read would be in the way of all the others for ever.
  private static List<TakenDelivery> readable(Connection connection, List<Read> taken, Instant now)
      throws SQLException {
    var readable = new ArrayList<TakenDelivery>();
    for (var read : taken) {
      if (read.delivery().isPresent()) {
        readable.add(read.delivery().get());
      } else {
        dying(read.id(), now, "it cannot be read: " + read.fault()).update(connection);
      }
    }
    return readable;
  }

  /// It was delivered, whatever others think; what else its receiver is owed is due.
  ///
  /// @param told of its alerts
  /// @param held those that a silence held back: owed, too
  public void done(TakenDelivery delivery, Collection<Alert> told, List<Alert> held, Instant at)
      throws StoreException {
    database.write(connection -> {
      owed.held(connection, delivery, held, at);
      if (told.isEmpty()) {
        return Sql.of("delete from delivery where id = ?", delivery.id()).update(connection);
      }
      owed.told(connection, delivery.receiver(), told, at);
      return done(delivery.id(), at).update(connection);
    });
  }

  private static Sql done(long id, Instant at) {
    return Sql.of(
        "update delivery set done_ms = ?, dead_ms = null, taken_by = null, reason = ''"
            + " where id = ? and done_ms is null",
        at,
        id);
  }

  /// It was not; it is due again at `due`.
  ///
  /// @param reason one line for the operator
  public void again(long id, Instant due, String reason) throws StoreException {
    write(
        Sql.of(
            "update delivery set due_ms = ?, taken_by = null, reason = ? where id = ? and " + WAITS,
            due,
            reason,
            id));
  }

  /// It is given up. It stays where an operator can see it; what it would have told is owed.
  ///
  /// @param reason one line for the operator
  public void dead(TakenDelivery delivery, Instant at, String reason) throws StoreException {
    database.write(connection -> {
      int died = dying(delivery.id(), at, reason).update(connection);
      if (died > 0) {
        owed.givenUp(connection, delivery, at);
      }
      return died;
    });
  }

  private static Sql dying(long id, Instant at, String reason) {
    return Sql.of(
        "update delivery set dead_ms = ?, taken_by = null, reason = ? where id = ? and " + WAITS,
        at,
        reason,
        id);
  }

  /// What is dead waits again, as if it had been queued at `now`.
  ///
  /// @return whether it was dead
  public boolean revive(long id, Instant now) throws StoreException {
    return write(
            Sql.of(
                "update delivery set dead_ms = null, queued_ms = ?, due_ms = ?, attempts = 0"
                    + " where id = ? and dead_ms is not null",
                now,
                now,
                id))
        > 0;
  }

  /// What waits for `receiver` waits for each of `others` in its place.
  public void spread(String receiver, Collection<String> others) throws StoreException {
    var waits = Sql.of("from delivery where notifier = ? and " + WAITS, receiver);
    if (database
        .read(c -> Sql.of("select id").then(waits).first(c, row -> row.number("id")))
        .isEmpty()) {
      return;
    }
    database.write(connection -> {
      for (String other : others) {
        Sql.of(
                "insert into delivery (notifier, notification, line, queued_ms, due_ms, attempts,"
                    + " reason) select ?, notification, line, queued_ms, queued_ms, 0, ''",
                other)
            .then(waits)
            .then("order by id on conflict (notifier, notification) do nothing")
            .update(connection);
      }
      return Sql.of("delete").then(waits).update(connection);
    });
  }

  /// Deliveries to receivers that nobody knows any more are dead.
  ///
  /// @param known the names of all receivers there are
  /// @param queuedBefore of those queued later nothing is said
  public void abandon(Collection<String> known, Instant queuedBefore, Instant at, String reason)
      throws StoreException {
    var abandoned =
        Sql.of(
            "update delivery set dead_ms = ?, taken_by = null, reason = ? where queued_ms < ? and "
                + WAITS,
            at,
            reason,
            queuedBefore);
    write(known.isEmpty() ? abandoned : abandoned.then("and notifier not in").thenIn(known));
  }

  /// Deletes deliveries that were done or given up before `before`, and notifications of which none
  /// is left.
  ///
  /// @param most how many deliveries at most
  /// @return how many it deleted
  public int deleteEnded(Instant before, int most) throws StoreException {
    var ended =
        Sql.of(
            "select id, notification from delivery where done_ms < ? or dead_ms < ? limit ?",
            before,
            before,
            most);
    return database.write(connection -> {
      var deliveries =
          ended.list(connection, row -> Map.entry(row.number("id"), row.text("notification")));
      var ids = deliveries.stream().map(Map.Entry::getKey).toList();
      var notifications = deliveries.stream().map(Map.Entry::getValue).distinct().toList();
      Sql.each(connection, "delete from delivery where id = ?", ids);
      Sql.each(
          connection,
          "delete from notification where id = ? and not exists"
              + " (select 1 from delivery d where d.notification = notification.id)",
          notifications);
      return deliveries.size();
    });
  }

  private int write(Sql sql) throws StoreException {
    return database.write(sql::update);
  }
}
