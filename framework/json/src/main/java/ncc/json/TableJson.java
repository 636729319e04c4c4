package ncc.json;

import java.io.IOException;
import java.util.List;
import ncc.spi.report.SubjectTable;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// A table of subjects as a JSON document: a row is an object on one line, with a member for each
/// column.
public final class TableJson {
  private static final String SCHEMA_VERSION = "1.0";

  private TableJson() {}

  public static void write(SubjectTable table, Run run, Appendable out) throws IOException {
    try (var json = new JsonOut(out)) {
      json.tallObject(() -> {
        json.member("schema_version", SCHEMA_VERSION);
        json.member("run", run.id());
        json.member("now", run.now());
        json.member("table", table.name());
        json.tallArray("clusters", () -> clusters(run, json));
        json.tallArray("rows", () -> rows(table, run, json));
      });
      json.endLine();
    }
  }

  private static void clusters(Run run, JsonOut json) throws IOException {
    for (var cluster : run.clusters()) {
      json.object(() -> {
        json.member("key", cluster.cluster().key());
        json.member("name", cluster.cluster().name());
        json.member("complete", cluster.isComplete());
      });
    }
  }

  private static void rows(SubjectTable table, Run run, JsonOut json) throws IOException {
    for (var cluster : run.clusters()) {
      for (var row : table.rows(cluster).entrySet()) {
        json.object(() -> row(cluster, row.getKey(), table.columns(), row.getValue(), json));
      }
    }
  }

  private static void row(
      ClusterRun cluster, Subject subject, List<String> columns, List<String> cells, JsonOut json)
      throws IOException {
    json.member("cluster", cluster.cluster().key());
    json.member("cluster_name", cluster.cluster().name());
    json.member("kind", subject.kind().id());
    json.member("subject_id", subject.id());
    json.member("subject_name", subject.name());
    for (int i = 0; i < columns.size(); i++) {
      json.member(columns.get(i), cells.get(i));
    }
  }
}
