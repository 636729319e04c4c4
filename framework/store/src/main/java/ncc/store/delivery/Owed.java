package ncc.store.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.store.alert.AlertBook;
import ncc.store.sql.Database;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreException;

/// What single receivers do not know of alerts of which others may have been told.
public final class Owed {
  /// How long after it was given up it is tried again, unless the receiver takes something before.
  private static final Duration AGAIN = Duration.ofHours(24);

  private static final int MOST = 10_000;

  private final Database database;

  public Owed(Database database) {
    this.database = database;
  }

  /// A row, before its alert is looked up.
  private record Debt(String receiver, String alert, boolean believesOpen) {}

  void held(Connection connection, TakenDelivery delivery, List<Alert> held, Instant at)
      throws SQLException {
    owe(connection, delivery, held, at);
  }

  void givenUp(Connection connection, TakenDelivery delivery, Instant at) throws SQLException {
    owe(connection, delivery, delivery.notification().told(), at.plus(AGAIN));
  }

  /// Nobody is owed a reminder; nor the end of what it never heard of.
  private static void owe(
      Connection connection, TakenDelivery delivery, List<Alert> alerts, Instant due)
      throws SQLException {
    var receiver = delivery.receiver();
    var kinds = new HashMap<String, Kind>();
    delivery.notification().others().forEach(one -> kinds.put(one.alert().id(), one.kind()));
    Function<Alert, Kind> kind =
        alert -> kinds.getOrDefault(alert.id(), delivery.notification().kind());
    var unheard = Set.copyOf(unheardBy(receiver).list(connection, row -> row.text("alert")));
    var news =
        alerts.stream()
            .filter(alert -> kind.apply(alert) != Kind.STILL_OPEN)
            .filter(alert -> kind.apply(alert) != Kind.RESOLVED || !unheard.contains(alert.id()));
    Sql.batch(
        connection,
        "insert into owed (notifier, alert, believes_open, due_ms) values (?, ?, ?, ?)"
            + " on conflict (notifier, alert) do nothing",
        news.map(alert ->
            new Object[] {receiver, alert.id(), kind.apply(alert) == Kind.RAISED ? 0 : 1, due}));
  }

  /// It knows of `told` now, and is there for the rest.
  void told(Connection connection, String receiver, Collection<Alert> told, Instant at)
      throws SQLException {
    var any = Sql.of("select alert from owed where notifier = ? limit 1", receiver);
    if (any.first(connection, row -> row.text("alert")).isPresent()) {
      drop(connection, told.stream().map(alert -> new Debt(receiver, alert.id(), false)));
      Sql.of("update owed set due_ms = ? where notifier = ? and due_ms > ?", at, receiver, at)
          .update(connection);
    }
  }

  /// Which alerts `receiver` never heard of, by their ids.
  public Set<String> unheard(String receiver) throws StoreException {
    return database.read(
        connection -> Set.copyOf(unheardBy(receiver).list(connection, row -> row.text("alert"))));
  }

  private static Sql unheardBy(String receiver) {
    return Sql.of("select alert from owed where notifier = ? and believes_open = 0", receiver);
  }

  /// What to make of something owed: a notification that is queued for it, or none.
  @FunctionalInterface
  public interface Settlement {
    /// @param owed to one receiver
    Settled of(List<OwedNews> owed);
  }

  /// What is in none of these stays due.
  ///
  /// @param over the alerts of which nothing is owed any more, by their ids: `queued` tell them, or
  ///   there is nothing left to tell
  /// @param kept the alerts that are looked at again in a day, by their ids
  public record Settled(List<Notification> queued, Set<String> over, Set<String> kept) {
    public Settled {
      queued = List.copyOf(queued);
      over = Set.copyOf(over);
      kept = Set.copyOf(kept);
    }
  }

  /// Settles what is due.
  ///
  /// @param receivers the names of those who are known here
  public void settle(
      Collection<String> receivers, Settlement settlement, Deliveries deliveries, Instant now)
      throws StoreException {
    if (receivers.isEmpty() || due(receivers, now).isEmpty()) {
      return;
    }
    database.write(connection -> {
      var due = debts(receivers, now).list(connection, Owed::debt);
      var alerts = alerts(connection, due);
      var known =
          due.stream()
              .flatMap(debt -> news(debt, Optional.ofNullable(alerts.get(debt.alert()))).stream())
              .collect(Collectors.groupingBy(OwedNews::receiver));
      drop(connection, due.stream().filter(debt -> !alerts.containsKey(debt.alert())));
      for (var of : known.entrySet()) {
        var settled = settlement.of(of.getValue());
        for (Notification notification : settled.queued()) {
          deliveries.put(connection, of.getKey(), notification, now);
        }
        Sql.batch(
            connection,
            "update owed set due_ms = ? where notifier = ? and alert = ?",
            settled.kept().stream().map(id -> new Object[] {now.plus(AGAIN), of.getKey(), id}));
        drop(connection, settled.over().stream().map(id -> new Debt(of.getKey(), id, false)));
      }
      return known.size();
    });
  }

  private List<Debt> due(Collection<String> receivers, Instant now) throws StoreException {
    return database.read(connection -> debts(receivers, now).list(connection, Owed::debt));
  }

  private static Sql debts(Collection<String> receivers, Instant now) {
    return Sql.of("select * from owed where due_ms <= ? and notifier in", now)
        .thenIn(receivers)
        .then("order by notifier, alert limit ?", MOST);
  }

  private static Debt debt(ncc.store.sql.Row row) throws SQLException {
    return new Debt(row.text("notifier"), row.text("alert"), row.truth("believes_open"));
  }

  private Map<String, Alert> alerts(Connection connection, List<Debt> due) throws SQLException {
    var ids = due.stream().map(Debt::alert).toList();
    return new AlertBook(database)
        .whole(connection, ids).stream().collect(Collectors.toMap(Alert::id, Function.identity()));
  }

  private static Optional<OwedNews> news(Debt debt, Optional<Alert> alert) {
    return alert.map(known -> new OwedNews(debt.receiver(), known, debt.believesOpen()));
  }

  private static void drop(Connection connection, Stream<Debt> debts) throws SQLException {
    Sql.batch(
        connection,
        "delete from owed where notifier = ? and alert = ?",
        debts.map(debt -> new Object[] {debt.receiver(), debt.alert()}));
  }
}
