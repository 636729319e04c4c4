package ncc.store.alert;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Kind;
import ncc.spi.run.FindingIds;
import ncc.spi.run.Subject;
import ncc.store.sql.Database;
import ncc.store.sql.Page;
import ncc.store.sql.Row;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreException;

/// Finds alerts for people, for metrics, and for what only time changes.
public final class AlertSearch {
  private final Database database;

  public AlertSearch(Database database) {
    this.database = database;
  }

  public Page<Alert> page(AlertFilter filter, AlertOrder order, Page.Wanted wanted)
      throws StoreException {
    var where = filter.where();
    return database.read(connection -> {
      var total =
          Sql.of("select count(*) as number from alert")
              .then(where)
              .first(connection, row -> row.number("number"));
      var part = where.then(order.sql()).then(wanted.sql());
      return new Page<>(AlertReading.alerts(connection, part), total.orElse(0L));
    });
  }

  /// All that is open, by their ids, without their trails.
  public List<Alert> open() throws StoreException {
    var open = Sql.of("where state in ('OPEN', 'ACKNOWLEDGED') order by id");
    return database.read(connection -> AlertReading.withoutTrails(connection, open));
  }

  /// What all that is open was raised for, by cluster, check and subject.
  public List<OpenFinding> openFindings() throws StoreException {
    var open =
        Sql.of(
            "select cluster, cluster_name, check_id, subject_kind, subject_key, subject_name,"
                + " severity, message, diagnosis from alert"
                + " where state in ('OPEN', 'ACKNOWLEDGED')"
                + " order by cluster, check_id, subject_name, subject_key");
    return database.read(connection -> open.list(connection, AlertSearch::openFinding));
  }

  private static OpenFinding openFinding(Row row) throws SQLException {
    return new OpenFinding(
        row.text("cluster"),
        row.text("cluster_name"),
        row.text("check_id"),
        new Subject(
            Kind.of(row.text("subject_kind")), row.text("subject_key"), row.text("subject_name")),
        row.constant("severity", Severity.class),
        row.text("message"),
        row.text("diagnosis"));
  }

  /// Those of `ids` that there are.
  public List<Alert> those(Collection<String> ids) throws StoreException {
    return database.read(connection -> AlertReading.alerts(connection, ids, ""));
  }

  /// The alert with this id, or else those whose ids begin with it, or else those that are open of
  /// the finding with this id: what a person may type.
  ///
  /// @param limit how many to return at most, in the order of their ids
  public List<Alert> find(String idOrPrefix, int limit) throws StoreException {
    var exact = Sql.of("where id = ?", idOrPrefix);
    var begins =
        Sql.of(
            "where substr(id, 1, ?) = ? order by id limit ?",
            idOrPrefix.length(),
            idOrPrefix,
            limit);
    var found =
        database.read(connection -> {
          var alert = AlertReading.alerts(connection, exact);
          return alert.isEmpty() ? AlertReading.alerts(connection, begins) : alert;
        });
    return found.isEmpty() && FindingIds.isOne(idOrPrefix) ? ofFinding(idOrPrefix, limit) : found;
  }

  private List<Alert> ofFinding(String id, int limit) throws StoreException {
    var ids =
        open().stream()
            .filter(alert -> alert.finding().equals(FindingIds.plain(id)))
            .map(Alert::id)
            .limit(limit)
            .toList();
    return those(ids);
  }

  /// Those that are open of one cause.
  ///
  /// @param cause `<check>` or `<check>.<diagnosis>`
  public List<Alert> ofCause(String cause) throws StoreException {
    return open().stream()
        .filter(alert -> cause.equals(alert.checkId()) || cause.equals(alert.cause()))
        .toList();
  }

  /// The alert ids of all that there are, such as `A600103`, sorted.
  public List<String> alertIds() throws StoreException {
    var ids = Sql.of("select distinct alert_id from alert order by alert_id");
    return database.read(connection -> ids.list(connection, row -> row.text("alert_id")));
  }

  /// What checks found that there are alerts of, as `<check>.<diagnosis>`, sorted.
  public List<String> causes() throws StoreException {
    var causes =
        Sql.of(
            "select distinct check_id, diagnosis from alert where diagnosis <> ''"
                + " order by check_id, diagnosis");
    return database.read(connection ->
        causes.list(connection, row -> row.text("check_id") + "." + row.text("diagnosis")));
  }

  /// In no particular order.
  public List<AlertCount> counts(AlertFilter filter) throws StoreException {
    var counted =
        Sql.of("select cluster, check_id, severity, state, count(*) as number from alert")
            .then(filter.where())
            .then("group by cluster, check_id, severity, state");
    return database.read(connection ->
        counted.list(
            connection,
            row ->
                new AlertCount(
                    row.text("cluster"),
                    row.text("check_id"),
                    row.constant("severity", Severity.class),
                    row.constant("state", AlertState.class),
                    row.number("number"))));
  }

  /// Whose alerts time alone may have changed, by cluster and check: an acknowledgement has ended,
  /// receivers were never told or not since `toldBefore`, one that flaps may be steady, the cause
  /// of one that was told beside it is no more. It is for a sweep to find out what there is to do.
  ///
  /// @param toldBefore `now` less the shortest time between reminders
  public List<AlertOwner> due(Instant now, Instant toldBefore) throws StoreException {
    var due =
        Sql.of(
            "select distinct cluster, check_id from alert where relevant_until_ms = ? and"
                + " (state = 'ACKNOWLEDGED' and ack_until_ms <= ?"
                + " or state = 'OPEN' and (notified_ms is null or notified_ms <= ?)"
                + " or untold = 1 or flapping = 1 or resolved_ms is not null)"
                + " union select cluster, check_id from (select distinct cluster, check_id, follows"
                + " from alert where beside = 1 and resolved_ms is null) b where not exists"
                + " (select 1 from alert r where r.cluster = b.cluster and r.resolved_ms is null"
                + " and r.state <> 'PENDING' and b.follows = case when r.diagnosis = ''"
                + " then r.check_id else r.check_id || '.' || r.diagnosis end)"
                + " order by cluster, check_id",
            Long.MAX_VALUE,
            now,
            toldBefore);
    return database.read(connection ->
        due.list(connection, row -> new AlertOwner(row.text("cluster"), row.text("check_id"))));
  }
}
