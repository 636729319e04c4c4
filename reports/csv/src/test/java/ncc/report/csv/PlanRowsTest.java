package ncc.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Plan;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class PlanRowsTest {
  private static List<List<String>> rows() throws IOException {
    var run = SampleRuns.diagnosed();
    var out = new StringBuilder();
    new CsvReport()
        .plans()
        .orElseThrow()
        .render(Plan.of(run, _ -> true, 50), run, ReportOptions.plain(), out);
    assertThat(out).startsWith("\ufeff");
    return Rfc4180.read(out.substring(1));
  }

  private static List<List<String>> rows(String record) throws IOException {
    return rows().stream().filter(row -> row.getFirst().equals(record)).toList();
  }

  @Test
  void columnsStayInTheirOrder() throws IOException {
    assertThat(String.join(" ", rows().getFirst()))
        .isEqualTo(
            "record run judged_at task cluster cluster_id remedy title wave waves start requires"
                + " disrupts verify route step cause status kind subject_id subject_name why");
    assertThat(rows()).allMatch(row -> row.size() == 22);
  }

  @Test
  void aTaskItsStepsAndItsSubjectsHaveOneNumber() throws IOException {
    assertThat(rows("task")).extracting(row -> row.get(3)).containsExactly("1", "2");
    assertThat(rows("step")).extracting(row -> row.get(3)).contains("1", "2");
    assertThat(rows("subject"))
        .extracting(row -> row.get(3) + " " + row.get(16))
        .contains("2 ngt_client_cert_expiry_check.expired");
  }

  @Test
  void whatIsLeftHasItsReason() throws IOException {
    assertThat(rows("left"))
        .anyMatch(row -> row.get(20).equals("web-04") && row.get(21).startsWith("no remedy is"));
  }

  /// A name of the sample begins as a formula does.
  @Test
  void noCellIsAFormula() throws IOException {
    assertThat(rows().stream().flatMap(List::stream))
        .noneMatch(cell -> cell.matches("(?s)[\\s\"]*[=+@-].*"));
  }
}
