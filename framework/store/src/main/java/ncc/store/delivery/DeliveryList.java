package ncc.store.delivery;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;
import ncc.store.sql.Database;
import ncc.store.sql.Page;
import ncc.store.sql.Row;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreException;

/// Shows people what waits, what was delivered and what was given up.
public final class DeliveryList {
  private static final String COLUMNS =
      "select d.*, n.alert_id, n.check_id, n.cluster_name, n.kind, n.severity, n.alerts"
          + " from delivery d join notification n on n.id = d.notification";

  private final Database database;

  public DeliveryList(Database database) {
    this.database = database;
  }

  /// Newest first.
  public Page<DeliveryLine> page(DeliveryState state, Page.Wanted wanted) throws StoreException {
    var counting = Sql.of("select count(*) as number from delivery where " + state.condition());
    var part =
        Sql.of(COLUMNS + " where " + state.condition() + " order by d.id desc").then(wanted.sql());
    return database.read(connection -> {
      long total = counting.first(connection, row -> row.number("number")).orElse(0L);
      return new Page<>(part.list(connection, DeliveryList::line), total);
    });
  }

  public Optional<DeliveryLine> find(long id) throws StoreException {
    var found = Sql.of(COLUMNS + " where d.id = ?", id);
    return database.read(connection -> found.first(connection, DeliveryList::line));
  }

  /// In no particular order.
  public List<DeliveryCount> counts() throws StoreException {
    return database.read(connection -> {
      var counts = new ArrayList<DeliveryCount>();
      for (var state : DeliveryState.values()) {
        counts.addAll(counting(state).list(connection, row -> count(state, row)));
      }
      return counts;
    });
  }

  private static Sql counting(DeliveryState state) {
    return Sql.of(
        "select notifier, count(*) as number, min(queued_ms) as oldest_ms from delivery where "
            + state.condition()
            + " group by notifier");
  }

  private static DeliveryCount count(DeliveryState state, Row row) throws SQLException {
    return new DeliveryCount(
        row.text("notifier"), state, row.number("number"), row.instant("oldest_ms"));
  }

  private static DeliveryLine line(Row row) throws SQLException {
    var done = row.instantIfAny("done_ms");
    var dead = row.instantIfAny("dead_ms");
    return new DeliveryLine(
        row.number("id"),
        row.text("notifier"),
        state(done.isPresent(), dead.isPresent()),
        row.text("notification"),
        row.text("alert_id"),
        row.text("check_id"),
        row.text("cluster_name"),
        row.constant("kind", Notification.Kind.class),
        row.constant("severity", Severity.class),
        row.integer("alerts"),
        row.instant("queued_ms"),
        row.instant("due_ms"),
        done.or(() -> dead),
        row.integer("attempts"),
        row.text("reason"));
  }

  private static DeliveryState state(boolean done, boolean dead) {
    if (done) {
      return DeliveryState.DONE;
    }
    return dead ? DeliveryState.DEAD : DeliveryState.WAITING;
  }
}
