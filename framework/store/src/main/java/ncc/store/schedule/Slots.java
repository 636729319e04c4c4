package ncc.store.schedule;

import java.util.List;
import ncc.store.sql.Database;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreException;

/// Which slots the daemons of a store run, for whoever is no daemon.
public final class Slots {
  private final Database database;

  public Slots(Database database) {
    this.database = database;
  }

  /// By check and cluster.
  public List<Slot> all() throws StoreException {
    var all =
        Sql.of(
            "select task_instance from scheduled_tasks where task_name = ? order by task_instance",
            Timetable.NAME);
    return database.read(
        connection -> all.list(connection, row -> Slot.of(row.text("task_instance"))));
  }
}
