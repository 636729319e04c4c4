package ncc.store.setting;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.store.sql.Database;
import ncc.store.sql.Row;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreException;

/// What operators set of checks while the daemon runs, and who set what when.
public final class CheckSettings {
  private static final String EVERYWHERE = "";

  private final Database database;

  public CheckSettings(Database database) {
    this.database = database;
  }

  /// Sets something of a check, or, with no value, leaves it to the configuration again. What is
  /// set already is no change.
  public void set(Instant at, String who, SettingName what, Optional<String> value)
      throws StoreException {
    set(at, who, Map.of(what, value));
  }

  /// Sets several at once: all of them, or, where that fails, none.
  public void set(Instant at, String who, Map<SettingName, Optional<String>> values)
      throws StoreException {
    database.write(connection -> {
      for (var entry : inOrder(values)) {
        var before = replaced(connection, entry.getKey(), entry.getValue());
        if (!before.equals(entry.getValue())) {
          log(connection, new SettingChange(at, who, entry.getKey(), before, entry.getValue()));
        }
      }
      return values.size();
    });
  }

  /// Everybody in one order, so that two who set the same never wait for each other.
  private static List<Map.Entry<SettingName, Optional<String>>> inOrder(
      Map<SettingName, Optional<String>> values) {
    return values.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .toList();
  }

  /// Of two who set it at once, the second begins again, so it logs what the first has left.
  private static Optional<String> replaced(
      Connection connection, SettingName what, Optional<String> value) throws SQLException {
    var before =
        Sql.of(
                "delete from check_setting where cluster = ? and check_id = ? and name = ?"
                    + " returning value",
                what.cluster().orElse(EVERYWHERE),
                what.checkId(),
                what.name())
            .first(connection, row -> row.text("value"));
    if (value.isPresent() && !isAdded(connection, new CheckSetting(what, value.get()))) {
      throw new SQLTransactionRollbackException(
          what.name() + " of " + what.checkId() + " was set by somebody else meanwhile", "40001");
    }
    return before;
  }

  private static boolean isAdded(Connection connection, CheckSetting setting) throws SQLException {
    return Sql.of(
                "insert into check_setting (cluster, check_id, name, value) values (?, ?, ?, ?)"
                    + " on conflict (cluster, check_id, name) do nothing",
                setting.what().cluster().orElse(EVERYWHERE),
                setting.what().checkId(),
                setting.what().name(),
                setting.value())
            .update(connection)
        > 0;
  }

  private static void log(Connection connection, SettingChange change) throws SQLException {
    Sql.of(
            "insert into check_setting_change"
                + " (at_ms, who, cluster, check_id, name, old_value, new_value)"
                + " values (?, ?, ?, ?, ?, ?, ?)",
            change.at(),
            change.who(),
            change.what().cluster().orElse(EVERYWHERE),
            change.what().checkId(),
            change.what().name(),
            change.before(),
            change.after())
        .update(connection);
  }

  /// All that is set, by check, name and cluster; what is set for every cluster comes before what a
  /// cluster has of its own.
  public List<CheckSetting> inForce() throws StoreException {
    var all = Sql.of("select * from check_setting order by check_id, name, cluster");
    return database.read(
        connection -> all.list(connection, row -> new CheckSetting(name(row), row.text("value"))));
  }

  /// As [#inForce], with who set it and when.
  public List<SetValue> setValues() throws StoreException {
    var all =
        Sql.of(
            "select s.*, c.who, c.at_ms from check_setting s left join check_setting_change c on"
                + " c.id = (select max(l.id) from check_setting_change l where l.cluster ="
                + " s.cluster and l.check_id = s.check_id and l.name = s.name)"
                + " order by s.check_id, s.name, s.cluster");
    return database.read(connection ->
        all.list(
            connection,
            row ->
                new SetValue(
                    new CheckSetting(name(row), row.text("value")),
                    row.textIfAny("who").orElse(""),
                    row.instantIfAny("at_ms").orElse(Instant.EPOCH))));
  }

  /// Something that is another whenever somebody changed something: cheap to ask again and again.
  /// The number of the last change alone would not do, since of two made at once the later may be
  /// there first.
  public String mark() throws StoreException {
    var mark =
        Sql.of("select count(*) as number, coalesce(max(id), 0) as last from check_setting_change");
    return database
        .read(connection ->
            mark.first(connection, row -> row.number("number") + "/" + row.number("last")))
        .orElse("");
  }

  /// The last changes of all checks, newest first.
  public List<SettingChange> changes(int limit) throws StoreException {
    var changes = Sql.of("select * from check_setting_change order by id desc limit ?", limit);
    return database.read(connection -> changes.list(connection, CheckSettings::change));
  }

  /// The last changes of a check, newest first: the first tells who last updated it, and when.
  public List<SettingChange> changes(String checkId, int limit) throws StoreException {
    var changes =
        Sql.of(
            "select * from check_setting_change where check_id = ? order by id desc limit ?",
            checkId,
            limit);
    return database.read(connection -> changes.list(connection, CheckSettings::change));
  }

  /// Deletes what was logged before `before`, the oldest first; what is set stays set, and so does
  /// who set it.
  ///
  /// @param most how many at most
  /// @return how many it deleted
  public int deleteChanges(Instant before, int most) throws StoreException {
    var deletion =
        Sql.of(
            "delete from check_setting_change where id in (select id from check_setting_change"
                + " where at_ms < ? and id not in (select max(c.id) from check_setting_change c"
                + " join check_setting s on s.cluster = c.cluster and s.check_id = c.check_id"
                + " and s.name = c.name group by c.cluster, c.check_id, c.name)"
                + " order by at_ms limit ?)",
            before,
            most);
    return database.write(deletion::update);
  }

  private static SettingChange change(Row row) throws SQLException {
    return new SettingChange(
        row.instant("at_ms"),
        row.text("who"),
        name(row),
        row.textIfAny("old_value"),
        row.textIfAny("new_value"));
  }

  private static SettingName name(Row row) throws SQLException {
    var cluster = Optional.of(row.text("cluster")).filter(key -> !key.equals(EVERYWHERE));
    return new SettingName(cluster, row.text("check_id"), row.text("name"));
  }
}
