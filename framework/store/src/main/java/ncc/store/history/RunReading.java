package ncc.store.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import ncc.spi.check.Status;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.store.sql.Statements;

/// Builds runs again from what is stored.
final class RunReading {
  private static final Set<String> HEALTHY = Set.of(Status.PASS.name(), Status.SKIP.name());

  private final Connection connection;
  private final Map<Long, String> documents = new HashMap<>();
  private boolean isWhole = true;

  RunReading(Connection connection) {
    this.connection = connection;
  }

  private record Stored(
      long number,
      String key,
      long startedNs,
      long judgedNs,
      long tookNs,
      boolean aborted,
      long head,
      String taken) {
    static Stored of(ResultSet row) throws SQLException {
      return new Stored(
          row.getLong("id"),
          row.getString("key"),
          row.getLong("started_ns"),
          row.getLong("judged_ns"),
          row.getLong("took_ns"),
          row.getInt("aborted") == 1,
          row.getLong("head"),
          row.getString("taken"));
    }
  }

  private record StoredCheck(
      long series, String cluster, long tookNs, long description, Optional<Long> unseen) {
    static StoredCheck of(ResultSet row) throws SQLException {
      return new StoredCheck(
          row.getLong("series"),
          StoredText.read(row.getString("key")),
          row.getLong("took_ns"),
          row.getLong("description"),
          Statements.number(row, "unseen"));
    }
  }

  Optional<Run> run(String key) throws SQLException {
    var stored =
        Statements.first(
            connection, Stored::of, "select * from run where key = ?", StoredText.of(key));
    return stored.isPresent() ? Optional.of(run(stored.get())) : Optional.empty();
  }

  /// In the order in which they were judged.
  List<Run> ofTask(String task) throws SQLException {
    var runs = new ArrayList<Run>();
    for (var stored :
        Statements.list(
            connection,
            Stored::of,
            "select * from run where task = ? or id in (select run from task_item where task = ?)"
                + " order by id",
            task,
            task)) {
      runs.add(run(stored));
    }
    return runs;
  }

  /// Those of `keys` that there are, without what is healthy or does not apply in them.
  List<Run> unhealthy(Collection<String> keys) throws SQLException {
    isWhole = false;
    var runs = new ArrayList<Run>();
    for (var key : keys) {
      run(key).ifPresent(runs::add);
    }
    return runs;
  }

  private Run run(Stored stored) throws SQLException {
    var judged = Nanos.read(stored.judgedNs());
    var head = new RunHead(document(stored.head()), stored.taken()).run(judged);
    var checks = checks(stored.number(), judged);
    return new Run(
        StoredText.read(stored.key()),
        head.version(),
        head.command(),
        Nanos.read(stored.startedNs()),
        judged,
        Duration.ofNanos(stored.tookNs()),
        stored.aborted(),
        head.clusters().stream().map(cluster -> with(cluster, checks)).toList(),
        head.problems());
  }

  private static ClusterRun with(ClusterRun cluster, Map<String, List<CheckRun>> checks) {
    var its = checks.getOrDefault(cluster.cluster().key(), List.of());
    return new ClusterRun(
        cluster.cluster(),
        cluster.vms(),
        cluster.ngtVms(),
        cluster.parts(),
        cluster.caveats(),
        JoinedRun.worstFirst(its));
  }

  private Map<String, List<CheckRun>> checks(long run, Instant judged) throws SQLException {
    var checks = new HashMap<String, List<CheckRun>>();
    for (var stored :
        Statements.list(
            connection,
            StoredCheck::of,
            """
            select r.series, c.key, r.took_ns, r.description, r.unseen
            from check_run r join series s on s.id = r.series join cluster c on c.id = s.cluster
            where r.run = ?\
            """,
            run)) {
      var findings = findings(stored, run, judged);
      if (isWhole || !findings.isEmpty()) {
        var check =
            CheckRun.of(
                RunHead.check(document(stored.description())),
                findings,
                Duration.ofNanos(stored.tookNs()));
        checks.computeIfAbsent(stored.cluster(), _ -> new ArrayList<>()).add(check);
      }
    }
    return checks;
  }

  /// What was open at the run, but for what the run did not see.
  private List<Finding> findings(StoredCheck check, long run, Instant judged) throws SQLException {
    LongPredicate isUnseen =
        check.unseen().isPresent() ? Unseen.read(document(check.unseen().get())) : _ -> false;
    var findings = new ArrayList<Finding>();
    Statements.each(
        connection,
        row -> {
          boolean isWanted = isWhole || !HEALTHY.contains(row.getString("status"));
          if (isWanted && !isUnseen.test(row.getLong("id"))) {
            findings.add(finding(row, judged));
          }
        },
        """
        select f.id, f.status, f.said, f.vals, s.kind, s.key, s.name, f.nth
        from finding f join subject s on s.id = f.subject
        where f.series = ? and f.since_run <= ? and f.until_ms is null
        union all
        select f.id, f.status, f.said, f.vals, s.kind, s.key, s.name, f.nth
        from finding f join subject s on s.id = f.subject
        where f.series = ? and f.until_ms >= ? and f.since_run <= ? and f.until_run > ?
        order by nth\
        """,
        check.series(),
        run,
        check.series(),
        judged.toEpochMilli(),
        run,
        run);
    return findings;
  }

  private Finding finding(ResultSet row, Instant judged) throws SQLException {
    var subject =
        new Subject(
            Kind.of(row.getString("kind")),
            StoredText.read(row.getString("key")),
            StoredText.read(row.getString("name")));
    var said = Said.read(document(row.getLong("said")));
    return new Finding(
        subject, said.verdict(row.getString("status"), row.getString("vals"), judged));
  }

  private String document(long number) throws SQLException {
    var known = documents.get(number);
    if (known == null) {
      known = Documents.body(connection, number);
      documents.put(number, known);
    }
    return known;
  }
}
