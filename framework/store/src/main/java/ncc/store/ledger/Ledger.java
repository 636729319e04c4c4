package ncc.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ncc.spi.alert.Alert;
import ncc.spi.run.Run;
import ncc.store.alert.AlertBook;
import ncc.store.delivery.Deliveries;
import ncc.store.history.Fence;
import ncc.store.history.History;
import ncc.store.ledger.Judgement.Outcome;
import ncc.store.sql.Database;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskItem;
import ncc.store.task.Tasks;

/// Stores a run with all that follows from it: all of it or nothing.
public final class Ledger {
  private final Database database;
  private final History history;
  private final AlertBook alerts;
  private final Deliveries deliveries;
  private final Tasks tasks;

  public Ledger(Database database) {
    this.database = database;
    this.history = new History(database);
    this.alerts = new AlertBook(database);
    this.deliveries = new Deliveries(database);
    this.tasks = new Tasks(database);
  }

  /// Stores `run` of one check on one cluster.
  ///
  /// @param start what was known when it began
  /// @param own the number of the run of the same item that this daemon stored last
  /// @param judgements of the alerts it changes
  /// @return its number
  /// @throws ncc.store.history.RunRefusedException when another daemon has stored a later one
  public long keep(Run run, RunStart start, long own, List<Judgement> judgements, Instant now)
      throws StoreException {
    return database.write(connection -> {
      long number =
          history.record(connection, run, start.begunFor(), new Fence(start.newest(), own));
      judge(connection, judgements, now);
      tasks.done(connection, start.askers(), start.item(), number, now);
      return number;
    });
  }

  /// Judges alerts without a run: what time alone does to them. What receivers are owed is in their
  /// trails, whether they change or not, so all are read.
  public void settle(List<Judgement> judgements, Instant now) throws StoreException {
    database.write(connection -> {
      for (Judgement judgement : judgements) {
        var known =
            alerts.known(
                connection, judgement.cluster(), judgement.checkId(), judgement.recentlySince());
        save(connection, known, judgement.judge().judge(known), now);
      }
      return judgements.size();
    });
  }

  /// Judges alerts of several checks together, without a run.
  ///
  /// @return whether anything came of it
  public boolean settle(JointJudgement judgement, Instant now) throws StoreException {
    return database.write(connection -> {
      var known = new ArrayList<Alert>();
      for (var check : judgement.checks().entrySet()) {
        known.addAll(
            alerts.knownToTell(connection, judgement.cluster(), check.getKey(), check.getValue()));
      }
      return judge(connection, known, judgement.judge(), now);
    });
  }

  private void judge(Connection connection, List<Judgement> judgements, Instant now)
      throws SQLException {
    for (Judgement judgement : judgements) {
      judge(connection, judgement, now);
    }
  }

  /// Trails are read only of alerts that change: most runs find many as they were. What is judged
  /// again is the same but for them.
  private void judge(Connection connection, Judgement judgement, Instant now) throws SQLException {
    var heads =
        alerts.knownWithoutTrails(
            connection, judgement.cluster(), judgement.checkId(), judgement.recentlySince());
    judge(connection, heads, judgement.judge(), now);
  }

  private boolean judge(
      Connection connection, List<Alert> heads, Judgement.Judge judge, Instant now)
      throws SQLException {
    var outcome = judge.judge(heads);
    var known = withTrails(connection, heads, outcome);
    if (!known.equals(heads)) {
      outcome = judge.judge(known);
    }
    save(connection, known, outcome, now);
    return !outcome.changed().isEmpty();
  }

  private void save(Connection connection, List<Alert> known, Outcome outcome, Instant now)
      throws SQLException {
    alerts.forget(connection, outcome.forgotten());
    alerts.save(connection, known, outcome.changed());
    for (var told : outcome.told()) {
      deliveries.put(connection, told.receiver(), told.notification(), now);
    }
  }

  private List<Alert> withTrails(Connection connection, List<Alert> heads, Outcome outcome)
      throws SQLException {
    var changed = outcome.changed().stream().map(Alert::id).collect(Collectors.toSet());
    var ids = heads.stream().map(Alert::id).filter(changed::contains).toList();
    if (ids.isEmpty()) {
      return heads;
    }
    var whole =
        alerts.whole(connection, ids).stream()
            .collect(Collectors.toMap(Alert::id, Function.identity()));
    return heads.stream().map(head -> whole.getOrDefault(head.id(), head)).toList();
  }

  /// Stores what somebody asks for; whoever runs the timetable sees to it.
  ///
  /// @param id unique
  /// @param what in words for people
  public void ask(String id, String who, String what, Collection<TaskItem> items, Instant now)
      throws StoreException {
    database.write(connection -> {
      tasks.ask(connection, id, who, what, now, items);
      return items.size();
    });
  }

  /// What is to be known of a run before it begins.
  public RunStart start(TaskItem item) throws StoreException {
    return database.read(connection -> {
      var waiting = tasks.waiting(connection, item);
      return new RunStart(
          item,
          waiting.stream().findFirst(),
          waiting,
          waiting.isEmpty() ? Optional.empty() : Optional.of(tasks.asked(connection, waiting)),
          history.newest(connection, item.checkId()));
    });
  }

  /// The tasks that wait for this check of this cluster.
  public List<String> waiting(TaskItem item) throws StoreException {
    return database.read(connection -> tasks.waiting(connection, item));
  }

  /// There is nothing to run for those that wait for it.
  public void drop(TaskItem item, Instant now) throws StoreException {
    database.write(connection -> {
      tasks.drop(connection, tasks.waiting(connection, item), item, now);
      return Optional.empty();
    });
  }

  /// The check is not made for what is known of the cluster, for those that wait for it.
  public void leaveOut(TaskItem item, Instant now) throws StoreException {
    database.write(connection -> {
      tasks.leaveOut(connection, tasks.waiting(connection, item), item, now);
      return Optional.empty();
    });
  }
}
