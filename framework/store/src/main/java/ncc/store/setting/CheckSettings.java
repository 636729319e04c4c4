package ncc.store.setting;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Instant;
import java.util.List;
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
    database.write(connection -> {
      var before = replaced(connection, what, value);
      if (!before.equals(value)) {
        log(connection, new SettingChange(at, who, what, before, value));
      }
      return before;
    });
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

  /// The last changes of a check, newest first: the first tells who last updated it, and when.
  public List<SettingChange> changes(String checkId, int limit) throws StoreException {
    var changes =
        Sql.of(
            "select * from check_setting_change where check_id = ? order by id desc limit ?",
            checkId,
            limit);
    return database.read(connection -> changes.list(connection, CheckSettings::change));
  }

  /// Deletes what was logged before `before`, the oldest first; what is set stays set.
  ///
  /// @param most how many at most
  /// @return how many it deleted
  public int deleteChanges(Instant before, int most) throws StoreException {
    var deletion =
        Sql.of(
            "delete from check_setting_change where id in (select id from check_setting_change"
                + " where at_ms < ? order by at_ms limit ?)",
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
