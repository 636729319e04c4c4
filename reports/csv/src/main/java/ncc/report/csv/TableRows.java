package ncc.report.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.report.SubjectTable;
import ncc.spi.run.Run;

/// The rows of a table of subjects.
final class TableRows {
  private static final String END = "\r\n";
  private static final List<String> NAMES =
      List.of("run", "judged_at", "cluster", "cluster_id", "kind", "subject_id", "subject_name");

  private TableRows() {}

  static void write(SubjectTable table, Run run, Appendable out) throws IOException {
    row(Stream.concat(NAMES.stream(), table.columns().stream()).toList(), out);
    for (var cluster : run.clusters()) {
      for (var row : table.rows(cluster).entrySet()) {
        var subject = row.getKey();
        var cells =
            new ArrayList<>(
                List.of(
                    run.id(),
                    run.now().toString(),
                    cluster.cluster().name(),
                    cluster.cluster().key(),
                    subject.kind().id(),
                    subject.id(),
                    subject.name()));
        cells.addAll(row.getValue());
        row(cells, out);
      }
    }
  }

  private static void row(List<String> cells, Appendable out) throws IOException {
    out.append(
            cells.stream()
                .map(cell -> Cell.quoted(Cell.text(cell)))
                .collect(Collectors.joining(",")))
        .append(END);
  }
}
