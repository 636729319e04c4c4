package ncc.store.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.spi.inventory.Kind;
import ncc.store.history.FindingState.StateKey;
import ncc.store.history.FindingState.SubjectKey;
import ncc.store.sql.Batch;
import ncc.store.sql.Statements;

/// Brings the open findings of one series in line with what a run found: what is the same stays,
/// what changed is closed and opened anew, what is gone is closed.
final class Intervals {
  private final Connection connection;
  private final Documents documents;
  private final Subjects subjects;
  private final long run;
  private final Instant judged;
  private final List<FindingState> opened = new ArrayList<>();
  private final List<Long> closed = new ArrayList<>();
  private final List<Long> kept = new ArrayList<>();
  private final Map<Long, String> renamed = new HashMap<>();

  /// @param run its number
  Intervals(
      Connection connection, Documents documents, Subjects subjects, long run, Instant judged) {
    this.connection = connection;
    this.documents = documents;
    this.subjects = subjects;
    this.run = run;
    this.judged = judged;
  }

  /// A finding that holds until now.
  private record Open(long id, long subject, String name, long hash) {}

  /// @param keepsUnseen subjects that are not among `states` may still be there
  /// @return the document that names what was left as it was; empty when nothing was
  Optional<Long> write(long series, List<FindingState> states, boolean keepsUnseen)
      throws SQLException {
    var open = open(series);
    compare(states, open);
    var unseen = leave(states, open, keepsUnseen);
    close();
    open(series, opened);
    Subjects.rename(connection, renamed);
    return unseen.isEmpty() ? Optional.empty() : Optional.of(document(series, unseen));
  }

  private Map<StateKey, Open> open(long series) throws SQLException {
    var open = new HashMap<StateKey, Open>();
    Statements.each(
        connection,
        row ->
            open.put(
                key(row),
                new Open(row.getLong(4), row.getLong(5), row.getString(6), row.getLong(7))),
        """
        select s.kind, s.key, f.nth, f.id, f.subject, s.name, f.hash
        from finding f join subject s on s.id = f.subject
        where f.series = ? and f.until_ms is null\
        """,
        series);
    return open;
  }

  private static StateKey key(ResultSet row) throws SQLException {
    var subject = new SubjectKey(Kind.of(row.getString(1)), row.getString(2));
    return new StateKey(subject, row.getInt(3));
  }

  /// Takes from `open` what `states` tell of.
  private void compare(List<FindingState> states, Map<StateKey, Open> open) {
    for (var state : states) {
      var before = open.remove(state.key());
      if (before == null) {
        opened.add(state);
        continue;
      }
      if (before.hash() != state.hash()) {
        closed.add(before.id());
        opened.add(state);
      } else {
        kept.add(before.id());
      }
      if (!before.name().equals(state.name())) {
        renamed.put(before.subject(), state.name());
      }
    }
  }

  /// Closes what is still in `open`, but for what this run could not see.
  private List<Long> leave(
      List<FindingState> states, Map<StateKey, Open> open, boolean keepsUnseen) {
    var seen = keepsUnseen ? subjects(states) : Set.<SubjectKey>of();
    var unseen = new ArrayList<Long>();
    open.forEach((key, finding) -> {
      boolean isThere = key.subject().isCluster() || seen.contains(key.subject());
      (keepsUnseen && !isThere ? unseen : closed).add(finding.id());
    });
    return unseen;
  }

  private static Set<SubjectKey> subjects(List<FindingState> states) {
    var subjects = new HashSet<SubjectKey>();
    states.forEach(state -> subjects.add(state.key().subject()));
    return subjects;
  }

  private void close() throws SQLException {
    closed.sort(null);
    try (var rows =
        new Batch(connection, "update finding set until_run = ?, until_ms = ? where id = ?")) {
      for (var id : closed) {
        rows.add(run, judged.toEpochMilli(), id);
      }
    }
  }

  private void open(long series, List<FindingState> states) throws SQLException {
    if (states.isEmpty()) {
      return;
    }
    var numbers = subjects.numbers(states);
    try (var rows =
        new Batch(
            connection,
            """
            insert into finding
              (series, subject, nth, status, said, vals, hash, since_run, since_ms)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
      for (var state : states) {
        rows.add(
            series,
            java.util.Objects.requireNonNull(numbers.get(state.key().subject())),
            state.key().nth(),
            state.finding().status().name(),
            documents.number(Said.of(state.finding().verdict())),
            StoredValues.write(state.finding().verdict().values(), judged),
            state.hash(),
            run,
            judged.toEpochMilli());
      }
    }
  }

  private long document(long series, List<Long> unseen) throws SQLException {
    var fresh =
        Statements.list(
            connection,
            row -> row.getLong("id"),
            "select id from finding where series = ? and since_run = ? and until_ms is null",
            series,
            run);
    kept.addAll(fresh);
    return documents.number(Unseen.text(unseen, kept));
  }
}
