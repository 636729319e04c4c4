package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.spi.run.Run;
import ncc.store.sql.Database;
import ncc.store.sql.Statements;
import ncc.store.sql.StoreException;

/// Runs and what they found over time. What a check says of a subject is kept as an interval, from
/// the run that said it first to the one that said something else; a run that finds nothing new
/// writes a few rows, however many subjects there are.
public final class History {
  private final Database database;

  public History(Database database) {
    this.database = requireNonNull(database);
  }

  /// Stores `run` in a transaction of its own.
  ///
  /// @param task what asked for it; empty when the schedule did
  /// @return its number, higher than that of any run of the same checks before
  public long record(Run run, Optional<String> task) throws StoreException {
    return database.write(connection -> record(connection, run, task, Fence.NONE));
  }

  /// The same within a transaction that others share. It holds what the run is about until the
  /// transaction ends.
  ///
  /// @throws RunRefusedException when another daemon has stored a later one of the same check and
  ///   cluster
  public long record(Connection connection, Run run, Optional<String> task, Fence fence)
      throws SQLException, StoreException {
    Sweeping.keepAway(database, connection);
    return new Recording(connection, run, fence).record(task.orElse(null));
  }

  /// The highest number of a run of `check` on any cluster; 0 where there is none.
  public long newest(Connection connection, String check) throws SQLException {
    return Statements.first(
            connection,
            row -> row.getLong(1),
            "select coalesce(max(last_run), 0) from series where check_id = ?",
            check)
        .orElse(0L);
  }

  /// The run with the id `key`, as it was: every report renders from it. Subjects have the names of
  /// today; a duration that was measured is that of the run which first found the same.
  public Optional<Run> run(String key) throws StoreException {
    return database.read(connection -> new RunReading(connection).run(key));
  }

  /// What is not healthy in runs, as one run: all of their findings but PASS and SKIP; empty where
  /// there is none of them.
  ///
  /// @param id of the run that is made of them
  /// @param keys their ids
  public Optional<Run> unhealthy(String id, Collection<String> keys) throws StoreException {
    var runs = database.read(connection -> new RunReading(connection).unhealthy(keys));
    return runs.isEmpty() ? Optional.empty() : Optional.of(new JoinedRun(id, runs).run());
  }

  /// All that the task `id` has stored so far, as one run with the id of the task; empty when there
  /// is none.
  public Optional<Run> task(String id) throws StoreException {
    var runs = database.read(connection -> new RunReading(connection).ofTask(id));
    return runs.isEmpty() ? Optional.empty() : Optional.of(new JoinedRun(id, runs).run());
  }

  /// The newest first; a run of several checks has a line for each.
  public List<RunLine> runs(RunFilter filter, Page page) throws StoreException {
    return database.read(connection -> new LineReading(connection).runs(filter, page));
  }

  /// The lines of the run with the id `key`; none when there is no such run.
  public List<RunLine> lines(String key) throws StoreException {
    return database.read(connection -> new LineReading(connection).lines(key));
  }

  /// Every check of every cluster that ever ran, by cluster name and check.
  public List<Latest> latest() throws StoreException {
    return database.read(connection -> new LineReading(connection).latest());
  }

  /// What every check says of a subject now, by check.
  ///
  /// @param subject its id
  /// @param cluster the key of the only cluster to look at; empty for all
  public List<CurrentFinding> current(String subject, Optional<String> cluster)
      throws StoreException {
    return database.read(connection -> new CurrentReading(connection).of(subject, cluster));
  }

  /// Until when subjects passed last, by their ids: who passes now, until now, and who never did is
  /// not among them.
  ///
  /// @param cluster its key
  public Map<String, Instant> passedUntil(String check, String cluster, Instant now)
      throws StoreException {
    return database.read(
        connection -> new CurrentReading(connection).passedUntil(check, cluster, now));
  }

  /// What a subject is called; empty when no check ever judged it there.
  ///
  /// @param cluster the key of the only cluster to look at; empty for all
  /// @param id of the subject
  public Optional<String> subjectName(Optional<String> cluster, String id) throws StoreException {
    return database.read(connection -> Subjects.name(connection, cluster, id));
  }

  /// Whether any check ever judged a subject whose name contains this, whatever the case of its
  /// letters.
  public boolean knowsSubject(String part) throws StoreException {
    return database.read(connection -> Subjects.isAnyCalled(connection, part));
  }

  /// Whether any check ever judged a subject of this name, whatever the case of its letters, or
  /// this id.
  public boolean knowsSubjectCalled(String nameOrId) throws StoreException {
    return database.read(connection -> Subjects.isCalled(connection, nameOrId));
  }

  /// All that any check ever judged, as long as the store remembers it.
  public List<JudgedSubject> subjects() throws StoreException {
    return database.read(Subjects::all);
  }

  /// The days of a check's subjects.
  public Bars bars(BarsQuery query) throws StoreException {
    return database.read(connection -> new BarReading(connection, query).bars());
  }

  /// What a check says now, worst first, and of how many subjects.
  ///
  /// @param cluster the key of the only cluster to look at; empty for all
  /// @param except keys of clusters to leave out
  public List<Headline> headlines(String check, Optional<String> cluster, Set<String> except)
      throws StoreException {
    return database.read(
        connection -> new HeadlineReading(connection).headlines(check, cluster, except));
  }
}
