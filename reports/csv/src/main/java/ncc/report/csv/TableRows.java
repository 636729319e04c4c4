package ncc.report.csv;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.inventory.Kind;
import ncc.spi.report.SubjectTable;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// The rows of a table of subjects.
final class TableRows {
  private static final String END = "\r\n";
  private static final List<String> NAMES =
      List.of(
          "run",
          "judged_at",
          "cluster",
          "cluster_id",
          "complete",
          "kind",
          "subject_id",
          "subject_name");

  private TableRows() {}

  static void write(SubjectTable table, Run run, Appendable out) throws IOException {
    row(Stream.concat(NAMES.stream(), table.columns().stream()).toList(), out);
    for (var cluster : run.clusters()) {
      var rows = table.rows(cluster);
      if (rows.isEmpty()) {
        row(cells(run, cluster, whole(cluster), empty(table)), out);
      }
      for (var row : rows.entrySet()) {
        row(cells(run, cluster, row.getKey(), row.getValue()), out);
      }
    }
  }

  /// A cluster of which nothing is told has a row all the same.
  private static Subject whole(ClusterRun run) {
    return new Subject(Kind.CLUSTER, run.cluster().key(), run.cluster().name());
  }

  private static List<String> empty(SubjectTable table) {
    return table.columns().stream().map(_ -> "").toList();
  }

  private static List<String> cells(
      Run run, ClusterRun cluster, Subject subject, List<String> cells) {
    var names =
        Stream.of(
            run.id(),
            run.now().toString(),
            cluster.cluster().name(),
            cluster.cluster().key(),
            String.valueOf(cluster.isComplete()),
            subject.kind().id(),
            subject.id(),
            subject.name());
    return Stream.concat(names, cells.stream()).toList();
  }

  private static void row(List<String> cells, Appendable out) throws IOException {
    out.append(
            cells.stream()
                .map(cell -> Cell.quoted(Cell.text(cell)))
                .collect(Collectors.joining(",")))
        .append(END);
  }
}
