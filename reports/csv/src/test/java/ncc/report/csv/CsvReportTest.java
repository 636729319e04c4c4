package ncc.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.testkit.ReportContract;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class CsvReportTest implements ReportContract {
  @Override
  public ReportFormat report() {
    return new CsvReport();
  }

  private static final String HEADER =
      "\ufeff\"record\",\"run\",\"judged_at\",\"cluster\",\"cluster_id\",\"complete\",\"check\","
          + "\"status\",\"kind\",\"subject_id\",\"subject_name\",\"headline\",\"detail\",\"values\","
          + "\"diagnosis\",\"resolution\"";

  @Test
  void theHeaderStaysAsItIs() throws IOException {
    assertThat(rendered(SampleRuns.small())).startsWith(HEADER + "\r\n");
  }

  @Test
  void aFindingIsARow() throws IOException {
    assertThat(rendered(SampleRuns.small()).lines())
        .contains(
            """
            "finding","20261122T060000Z-0001","2026-11-22T06:00:00Z","tokyo-01",\
            "%s","true","ngt_client_cert_expiry_check","INFO",\
            "VM","%s","会計サーバー","NGT client certificate expires in under 90 days",\
            "certificate expires 2027-01-21T06:00:00Z, in 60 days",\
            "not_after=2027-01-21T06:00:00Z; days_left=60","",""\
            """
                .formatted(uuid("tokyo-01"), uuid("会計サーバー")));
  }

  @Test
  void aDiagnosisAndItsRemedyAreFilledInForTheSubject() throws IOException {
    assertThat(records(SampleRuns.diagnosed(), "finding"))
        .anySatisfy(row ->
            assertThat(row)
                .containsEntry(Column.DIAGNOSIS.header(), "expired")
                .containsEntry(
                    Column.RESOLUTION.header(),
                    "Renew it, on a CVM: refresh vm_uuids=%s; ping 192.0.2.50"
                        .formatted(uuid("web-01"))))
        .anySatisfy(row ->
            assertThat(row)
                .containsEntry(Column.DIAGNOSIS.header(), "not_reported")
                .containsEntry(Column.RESOLUTION.header(), ""));
  }

  @Test
  void everyFindingOfEveryClusterIsThere() throws IOException {
    var run = SampleRuns.troubled();

    var written =
        records(run, "finding").stream()
            .map(row ->
                key(cell(row, Column.CLUSTER), cell(row, Column.CHECK), cell(row, Column.STATUS)))
            .toList();

    var expected = new ArrayList<String>();
    for (var cluster : run.clusters()) {
      for (var check : cluster.checks()) {
        for (var group : check.groups()) {
          group
              .findings()
              .forEach(finding ->
                  expected.add(
                      key(cluster.cluster().name(), check.check().id(), finding.status().name())));
        }
      }
    }
    assertThat(written).containsExactlyElementsOf(expected);
  }

  @Test
  void whatAnIncompleteClusterLacksIsThereAndEveryFindingSaysSo() throws IOException {
    var run = SampleRuns.troubled();

    assertThat(records(run, "caveat"))
        .anySatisfy(row ->
            assertThat(row)
                .containsEntry(Column.CLUSTER.header(), "osaka-02")
                .containsEntry(Column.KIND.header(), "LIST_INCOMPLETE")
                .containsEntry(Column.DETAIL.header(), "osaka-02/ncli_ngt_list.txt")
                .containsEntry(Column.VALUES.header(), "facts=NGT_ENABLED LINK; vms="));
    assertThat(records(run, "finding"))
        .allSatisfy(row ->
            assertThat(cell(row, Column.COMPLETE))
                .isEqualTo(Boolean.toString(cell(row, Column.CLUSTER).equals("tokyo-01"))));
    assertThat(records(run, "cluster"))
        .extracting(row -> cell(row, Column.STATUS))
        .containsExactly("PASS", "FAIL");
  }

  @Test
  void aPluginThatCouldNotBeUsedIsThere() throws IOException {
    assertThat(records(SampleRuns.troubled(), "plugin_problem"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry(Column.HEADLINE.header(), "check id 'x y' is not a name")
                .containsEntry(Column.DETAIL.header(), "plugins/broken.jar"));
  }

  @Test
  void aRunWithoutClustersSaysSo() throws IOException {
    assertThat(records(with(false, List.of()), "run"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry(Column.STATUS.header(), "ERR")
                .containsEntry(Column.COMPLETE.header(), "false")
                .containsEntry(Column.HEADLINE.header(), "There was no cluster to check"));
  }

  @Test
  void aStoppedRunSaysSo() throws IOException {
    assertThat(records(with(true, SampleRuns.small().clusters()), "run"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry(Column.COMPLETE.header(), "false")
                .containsEntry(
                    Column.HEADLINE.header(),
                    "The run was stopped before its end, checks may be missing"));
  }

  @Test
  void aHostileNameStaysInItsCell() throws IOException {
    var text = rendered(SampleRuns.small());

    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r", "\u001b", "\u202e");
    assertThat(records(SampleRuns.small(), "finding"))
        .anySatisfy(row ->
            assertThat(cell(row, Column.SUBJECT_NAME))
                .startsWith("x\\nRefer to KB 1\\u001b[31m</script>")
                .contains("\"'&,=cmd|"));
  }

  @Test
  void aLargeRunIsWrittenAsItGoes() throws IOException {
    var widest = new Widest();

    new CsvReport().render(SampleRuns.large(100_000), ReportOptions.plain(), widest);

    assertThat(widest.rows).isEqualTo(1 + 1 + 1 + 1 + 100_000);
    assertThat(widest.longest).isLessThan(500);
  }

  @Test
  void itIsFoundByItsName() {
    assertThat(java.util.ServiceLoader.load(ReportFormat.class))
        .extracting(ReportFormat::name, ReportFormat::extension)
        .contains(org.assertj.core.api.Assertions.tuple("csv", "csv"));
  }

  /// Keeps nothing but the longest piece it was given and the number of rows.
  private static final class Widest implements Appendable {
    private int rows;
    private int longest;

    @Override
    public Appendable append(CharSequence text) {
      longest = Math.max(longest, text.length());
      rows += text.toString().endsWith("\r\n") ? 1 : 0;
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int from, int to) {
      return append(text.subSequence(from, to));
    }

    @Override
    public Appendable append(char c) {
      return append(Character.toString(c));
    }
  }

  private static String key(String cluster, String check, String status) {
    return String.join(" ", cluster, check, status);
  }

  private static List<Map<String, String>> records(Run run, String record) throws IOException {
    var rows = Rfc4180.read(rendered(run).substring(1));
    return rows.stream()
        .skip(1)
        .map(cells -> byColumn(rows.getFirst(), cells))
        .filter(row -> record.equals(cell(row, Column.RECORD)))
        .toList();
  }

  private static Map<String, String> byColumn(List<String> headers, List<String> cells) {
    assertThat(cells).hasSameSizeAs(headers);
    return IntStream.range(0, cells.size())
        .boxed()
        .collect(Collectors.toMap(headers::get, cells::get));
  }

  private static String cell(Map<String, String> row, Column column) {
    return row.getOrDefault(column.header(), "");
  }

  private static String rendered(Run run) throws IOException {
    var text = new StringBuilder();
    new CsvReport().render(run, ReportOptions.plain(), text);
    return text.toString();
  }

  private static Run with(boolean aborted, List<ClusterRun> clusters) {
    return new Run(
        "r-1",
        "0.1.0",
        "ncc health_checks run_all",
        SampleRuns.NOW,
        SampleRuns.NOW,
        Duration.ofSeconds(1),
        aborted,
        clusters,
        List.of());
  }

  private static String uuid(String name) {
    return java.util
        .UUID
        .nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }
}
