package ncc.store.task;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import ncc.store.sql.Database;
import ncc.store.sql.Page;
import ncc.store.sql.Row;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import org.jspecify.annotations.Nullable;

/// What people asked to be run now. A task is a set of (cluster, check); a run of one of these ends
/// the waiting of all tasks that had asked for it before it had read the cluster.
public final class Tasks {
  private static final String PROGRESS =
      "select t.*, (select count(*) from task_item i where i.task = t.id and state <>"
          + " 'NOT_APPLICABLE') as items,"
          + " (select count(*) from task_item i where i.task = t.id and state = 'NOT_APPLICABLE')"
          + " as inapplicable,"
          + " (select count(*) from task_item i where i.task = t.id and state = 'DONE') as done,"
          + " (select count(*) from task_item i where i.task = t.id and state = 'DROPPED')"
          + " as dropped,"
          + " (select count(*) from task_item i join run r on r.id = i.run where i.task = t.id"
          + " and i.state = 'DONE' and (r.task is null or r.task <> t.id)) as shared"
          + " from task t";

  private final Database database;
  private final String lock;

  public Tasks(Database database) {
    this.database = database;
    this.lock =
        switch (database.address()) {
          case StoreAddress.Postgres _ -> "for update";
          case StoreAddress.Embedded _ -> "";
        };
  }

  /// Stores a task; one of nothing has ended at once.
  ///
  /// @param id unique
  /// @param what in words for people
  public void ask(
      Connection connection,
      String id,
      String who,
      String what,
      Instant at,
      Collection<TaskItem> items)
      throws SQLException {
    Sql.of(
            "insert into task (id, who, what, asked_ms, ended_ms) values (?, ?, ?, ?, ?)",
            id,
            who,
            what,
            at,
            items.isEmpty() ? Optional.of(at) : Optional.empty())
        .update(connection);
    Sql.batch(
        connection,
        "insert into task_item (task, cluster, check_id, state) values (?, ?, ?, 'WAITING')",
        new HashSet<>(items)
            .stream().map(item -> new @Nullable Object[] {id, item.cluster(), item.checkId()}));
  }

  /// The tasks that wait for this check of this cluster, by their ids. To be asked before the
  /// cluster has been read: who asks later wants a later run.
  public List<String> waiting(Connection connection, TaskItem item) throws SQLException {
    return Sql.of(
            "select task from task_item where cluster = ? and check_id = ? and state = 'WAITING'"
                + " order by task",
            item.cluster(),
            item.checkId())
        .list(connection, row -> row.text("task"));
  }

  /// When the last of `tasks`, of which there is at least one, was asked for.
  public Instant asked(Connection connection, Collection<String> tasks) throws SQLException {
    return Sql.of("select max(asked_ms) as asked from task where id in")
        .thenIn(tasks)
        .first(connection, row -> row.instant("asked"))
        .orElseThrow();
  }

  /// All that some task waits for: what to run now.
  public List<TaskItem> waiting() throws StoreException {
    var waiting =
        Sql.of(
            "select distinct cluster, check_id from task_item where state = 'WAITING'"
                + " order by cluster, check_id");
    return database.read(connection -> waiting.list(connection, Tasks::item));
  }

  /// The item has run for `tasks`. A task of which nothing waits any more has ended.
  ///
  /// @param run its number in the history
  public void done(
      Connection connection, Collection<String> tasks, TaskItem item, long run, Instant at)
      throws SQLException {
    end(connection, tasks, item, Sql.of("state = 'DONE', run = ?", run), at);
  }

  /// The item never will run for `tasks`: there is no such cluster or check any more.
  public void drop(Connection connection, Collection<String> tasks, TaskItem item, Instant at)
      throws SQLException {
    end(connection, tasks, item, Sql.of("state = 'DROPPED'"), at);
  }

  /// The item's check is not made for what is known of its cluster.
  public void leaveOut(Connection connection, Collection<String> tasks, TaskItem item, Instant at)
      throws SQLException {
    end(connection, tasks, item, Sql.of("state = 'NOT_APPLICABLE'"), at);
  }

  private void end(
      Connection connection, Collection<String> tasks, TaskItem item, Sql state, Instant at)
      throws SQLException {
    for (var task : tasks.stream().sorted().toList()) {
      end(connection, task, item, state);
      Sql.of(
              "update task set ended_ms = ? where id = ? and ended_ms is null and not exists"
                  + " (select 1 from task_item where task = ? and state = 'WAITING')",
              at,
              task,
              task)
          .update(connection);
    }
  }

  /// Holds the task, so that of two who do its last two items one sees that both are done.
  private void end(Connection connection, String task, TaskItem item, Sql state)
      throws SQLException {
    Sql.of("select id from task where id = ? " + lock, task)
        .first(connection, row -> row.text("id"));
    Sql.of("update task_item set")
        .then(state)
        .then(
            "where task = ? and cluster = ? and check_id = ? and state = 'WAITING'",
            task,
            item.cluster(),
            item.checkId())
        .update(connection);
  }

  /// The numbers, in the history, of what has run for a task.
  public List<Long> runs(String id) throws StoreException {
    var runs =
        Sql.of(
            "select distinct run from task_item where task = ? and state = 'DONE' order by run",
            id);
    return database.read(connection -> runs.list(connection, row -> row.number("run")));
  }

  public Optional<TaskProgress> find(String id) throws StoreException {
    var found = Sql.of(PROGRESS + " where t.id = ?", id);
    return database.read(connection -> found.first(connection, Tasks::progress));
  }

  /// Newest first.
  public Page<TaskProgress> page(Page.Wanted wanted) throws StoreException {
    var part = Sql.of(PROGRESS + " order by t.asked_ms desc, t.id").then(wanted.sql());
    var counting = Sql.of("select count(*) as number from task");
    return database.read(connection ->
        new Page<>(
            part.list(connection, Tasks::progress),
            counting.first(connection, row -> row.number("number")).orElse(0L)));
  }

  /// Deletes tasks that ended before `before`, the oldest first.
  ///
  /// @param most how many at most
  /// @return how many it deleted
  public int deleteEnded(Instant before, int most) throws StoreException {
    var ended =
        Sql.of("select id from task where ended_ms < ? order by ended_ms limit ?", before, most);
    return database.write(connection -> {
      var ids = ended.list(connection, row -> row.text("id"));
      Sql.each(connection, "delete from task_item where task = ?", ids);
      Sql.each(connection, "delete from task where id = ?", ids);
      return ids.size();
    });
  }

  private static TaskItem item(Row row) throws SQLException {
    return new TaskItem(row.text("cluster"), row.text("check_id"));
  }

  private static TaskProgress progress(Row row) throws SQLException {
    return new TaskProgress(
        row.text("id"),
        row.text("who"),
        row.text("what"),
        row.instant("asked_ms"),
        row.instantIfAny("ended_ms"),
        row.integer("items"),
        row.integer("done"),
        row.integer("dropped"),
        row.integer("shared"),
        row.integer("inapplicable"));
  }
}
