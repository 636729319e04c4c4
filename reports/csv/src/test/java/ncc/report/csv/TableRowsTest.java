package ncc.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.inventory.Kind;
import ncc.spi.report.SubjectTable;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class TableRowsTest {
  private static final List<String> HOSTILE =
      List.of("web-01", "=1+1", "a\",\"b", "two\nlines", "\u202eevil", "", "日本");

  /// A row for each of the hostile names.
  private record Names(List<String> names) implements SubjectTable {
    @Override
    public String name() {
      return "names";
    }

    @Override
    public String title() {
      return "Names";
    }

    @Override
    public List<String> columns() {
      return List.of("length", "again");
    }

    @Override
    public Map<Subject, List<String>> rows(ClusterRun run) {
      var rows = new LinkedHashMap<Subject, List<String>>();
      for (var name : names) {
        rows.put(
            new Subject(Kind.VM, "id-" + name.length(), name),
            List.of(String.valueOf(name.length()), name));
      }
      return rows;
    }
  }

  private static List<List<String>> rows(Run run) throws IOException {
    return rows(new Names(HOSTILE), run);
  }

  private static List<List<String>> rows(Names names, Run run) throws IOException {
    var out = new StringBuilder();
    new CsvReport().tables().orElseThrow().render(names, run, out);
    assertThat(out).startsWith("\ufeff");
    return Rfc4180.read(out.substring(1));
  }

  @Test
  void theColumnsOfTheTableFollowThoseOfTheSubject() throws IOException {
    assertThat(String.join(" ", rows(SampleRuns.small()).getFirst()))
        .isEqualTo(
            "run judged_at cluster cluster_id complete kind subject_id subject_name length again");
  }

  @Test
  void eachSubjectOfEachClusterIsARow() throws IOException {
    var run = SampleRuns.small();

    assertThat(rows(run)).hasSize(1 + HOSTILE.size() * run.clusters().size());
    assertThat(rows(run)).allMatch(row -> row.size() == 10);
    assertThat(rows(run).get(1))
        .endsWith("VM", "id-6", "web-01", "6", "web-01")
        .startsWith(run.id());
  }

  /// Whoever reads the table sees that a cluster is missing, or not whole.
  @Test
  void aClusterWithoutRowsIsARow() throws IOException {
    var run = SampleRuns.small();
    var cluster = run.clusters().getFirst().cluster();

    assertThat(rows(new Names(List.of()), run).get(1))
        .endsWith(
            cluster.name(),
            cluster.key(),
            "true",
            "CLUSTER",
            cluster.key(),
            cluster.name(),
            "",
            "");
  }

  @Test
  void noCellIsAFormulaOrSeveralLines() throws IOException {
    assertThat(rows(SampleRuns.small()).stream().flatMap(List::stream))
        .noneMatch(cell -> cell.matches("(?s)[\\s\"]*[=+@-].*") || cell.contains("\n"));
  }
}
