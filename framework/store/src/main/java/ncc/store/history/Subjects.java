package ncc.store.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Subject;
import ncc.store.history.FindingState.SubjectKey;
import ncc.store.sql.Batch;
import ncc.store.sql.Statements;

/// The subjects of one cluster. Read only when one turns up that a check did not have before.
final class Subjects {
  private final Connection connection;
  private final long cluster;
  private final Map<SubjectKey, Long> known = new HashMap<>();

  Subjects(Connection connection, long cluster) {
    this.connection = connection;
    this.cluster = cluster;
  }

  /// The numbers of the subjects of `states`, of which those new to the store are stored now.
  Map<SubjectKey, Long> numbers(List<FindingState> states) throws SQLException {
    if (!isKnown(states)) {
      read();
      if (!isKnown(states)) {
        insert(states);
        read();
      }
    }
    return known;
  }

  private boolean isKnown(List<FindingState> states) {
    return states.stream().allMatch(state -> known.containsKey(state.key().subject()));
  }

  private void read() throws SQLException {
    Statements.each(
        connection,
        row ->
            known.put(
                new SubjectKey(Kind.of(row.getString("kind")), row.getString("key")),
                row.getLong("id")),
        "select id, kind, key from subject where cluster = ?",
        cluster);
  }

  /// In one order for all daemons, so that none waits for another in a circle.
  private void insert(List<FindingState> states) throws SQLException {
    var missing =
        states.stream()
            .filter(state -> !known.containsKey(state.key().subject()))
            .sorted(
                Comparator.comparing((FindingState state) -> state.key().subject().id())
                    .thenComparing(state -> state.key().subject().kind()))
            .toList();
    try (var rows =
        new Batch(
            connection,
            "insert into subject (cluster, kind, key, name) values (?, ?, ?, ?)"
                + " on conflict (cluster, kind, key) do nothing")) {
      for (var state : missing) {
        var subject = state.key().subject();
        rows.add(cluster, subject.kind().id(), subject.id(), state.name());
      }
    }
  }

  static Optional<String> name(Connection connection, Optional<String> cluster, String id)
      throws SQLException {
    var condition =
        new Condition()
            .and("s.key = ?", StoredText.of(id))
            .andIf("c.key = ?", cluster.map(StoredText::of));
    return Statements.list(
            connection,
            row -> StoredText.read(row.getString("name")),
            "select s.name from subject s join cluster c on c.id = s.cluster where %s order by s.id"
                .formatted(condition),
            condition.parameters())
        .stream()
        .findFirst();
  }

  static List<JudgedSubject> all(Connection connection) throws SQLException {
    return Statements.list(
        connection,
        row ->
            new JudgedSubject(
                StoredText.read(row.getString("cluster_key")),
                StoredText.read(row.getString("cluster_name")),
                new Subject(
                    Kind.of(row.getString("kind")),
                    StoredText.read(row.getString("key")),
                    StoredText.read(row.getString("name")))),
        """
        select c.key cluster_key, c.name cluster_name, s.kind, s.key, s.name
        from subject s join cluster c on c.id = s.cluster
        """);
  }

  static boolean isAnyCalled(Connection connection, String part) throws SQLException {
    return !Statements.list(
            connection,
            row -> row.getInt("found"),
            "select 1 as found from subject where lower(name) like lower(?) escape '\\' limit 1",
            "%" + StoredText.of(part).replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .isEmpty();
  }

  static boolean isCalled(Connection connection, String nameOrId) throws SQLException {
    return !Statements.list(
            connection,
            row -> row.getInt("found"),
            "select 1 as found from subject where lower(name) = lower(?) or key = ? limit 1",
            StoredText.of(nameOrId),
            StoredText.of(nameOrId))
        .isEmpty();
  }

  /// Subjects keep their number when people call them otherwise.
  static void rename(Connection connection, Map<Long, String> names) throws SQLException {
    try (var rows = new Batch(connection, "update subject set name = ? where id = ?")) {
      for (var number : names.keySet().stream().sorted().toList()) {
        rows.add(names.get(number), number);
      }
    }
  }
}
