package ncc.store.history;

import static java.util.Comparator.comparing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.store.sql.Statements;
import org.jspecify.annotations.Nullable;

/// Stores one run within a transaction.
final class Recording {
  private final Connection connection;
  private final Run run;
  private final Fence fence;
  private final Documents documents;

  Recording(Connection connection, Run run, Fence fence) {
    this.connection = connection;
    this.run = run;
    this.fence = fence;
    this.documents = new Documents(connection);
  }

  /// One check of the run, and its series.
  private record Part(Series series, long cluster, ClusterRun clusterRun, CheckRun checkRun) {}

  long record(@Nullable String task) throws SQLException, RunRefusedException {
    var parts = parts();
    long number = runRow(task);
    for (var part : parts) {
      write(part, number);
    }
    return number;
  }

  /// In one order for all daemons, so that none waits for another in a circle. Series are taken
  /// before the run has its number, so that numbers rise within a series.
  private List<Part> parts() throws SQLException, RunRefusedException {
    var parts = new ArrayList<Part>();
    var seen = new HashSet<Long>();
    for (var cluster : sorted(run.clusters(), comparing(one -> one.cluster().key()))) {
      var name = StoredText.of(cluster.cluster().name());
      long id = Series.cluster(connection, StoredText.of(cluster.cluster().key()), name);
      for (var check : sorted(cluster.checks(), comparing(one -> one.check().id()))) {
        var part = new Part(Series.locked(connection, id, check.check().id()), id, cluster, check);
        if (!seen.add(part.series().id())) {
          throw new IllegalArgumentException(
              "run %s has %s twice on %s".formatted(run.id(), check.check().id(), name));
        }
        parts.add(part);
        refuseIfLate(part);
      }
    }
    return parts;
  }

  private static <T> List<T> sorted(List<T> list, java.util.Comparator<T> order) {
    return list.stream().sorted(order).toList();
  }

  private void refuseIfLate(Part part) throws RunRefusedException {
    if (part.series().lastRun().filter(fence::refuses).isPresent()) {
      throw new RunRefusedException(
          "run %s of %s on %s is refused: a later one is stored"
              .formatted(
                  run.id(), part.checkRun().check().id(), part.clusterRun().cluster().name()));
    }
  }

  private long runRow(@Nullable String task) throws SQLException {
    var head = RunHead.of(run);
    return Statements.first(
            connection,
            row -> row.getLong("id"),
            """
            insert into run (key, started_ns, judged_ns, took_ns, aborted, task, head, taken)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning id\
            """,
            StoredText.of(run.id()),
            Nanos.of(run.startedAt()),
            Nanos.of(run.now()),
            run.took().toNanos(),
            run.aborted() ? 1 : 0,
            task,
            documents.number(head.body()),
            head.taken())
        .orElseThrow();
  }

  private void write(Part part, long number) throws SQLException {
    var states = FindingState.of(part.checkRun(), run.now());
    boolean isComplete = part.clusterRun().isComplete() && !run.aborted();
    boolean keepsUnseen = !isComplete || isAboutNoVm(part);
    var digest = FindingState.digest(keepsUnseen, states);
    var unseen = part.series().unseen();
    if (!digest.equals(part.series().digest())) {
      var subjects = new Subjects(connection, part.cluster());
      unseen =
          new Intervals(connection, documents, subjects, number, run.now())
              .write(part.series().id(), states, keepsUnseen);
    }
    rows(part, number, isComplete && unseen.isEmpty(), digest, unseen);
  }

  /// The check said something of the cluster as a whole, and nothing of its VMs.
  private static boolean isAboutNoVm(Part part) {
    return part.clusterRun().vms() > 0
        && part.checkRun().groups().stream()
            .flatMap(group -> group.findings().stream())
            .allMatch(finding -> finding.subject().kind().equals(Kind.CLUSTER));
  }

  private void rows(
      Part part, long number, boolean isComplete, String digest, Optional<Long> unseen)
      throws SQLException {
    var status = part.checkRun().status().name();
    var counts = Counts.of(part.checkRun()).text();
    long description = documents.number(RunHead.json(part.checkRun().check()));
    Statements.update(
        connection,
        """
        insert into check_run
          (run, series, status, complete, took_ns, counts, description, unseen)
        values (?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        number,
        part.series().id(),
        status,
        isComplete ? 1 : 0,
        part.checkRun().took().toNanos(),
        counts,
        description,
        unseen.orElse(null));
    long judged = Nanos.of(run.now());
    Statements.update(
        connection,
        """
        update series set last_run = ?, last_ns = ?,
          last_complete_ns = case when ? = 1 then ? else last_complete_ns end,
          status = ?, complete = ?, counts = ?, digest = ?, unseen = ?, description = ?
        where id = ?\
        """,
        number,
        judged,
        isComplete ? 1 : 0,
        judged,
        status,
        isComplete ? 1 : 0,
        counts,
        digest,
        unseen.orElse(null),
        description,
        part.series().id());
    new Day(connection, part.series().id(), run.now()).count(part.checkRun().status(), isComplete);
  }
}
