package ncc.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;
import ncc.testkit.ReportContract;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLinesReportTest implements ReportContract {
  @Override
  public ReportFormat report() {
    return new JsonLinesReport();
  }

  static Stream<Run> runs() {
    return Stream.of(
        SampleRuns.small(),
        SampleRuns.troubled(),
        SampleRuns.large(100),
        Runs.withEveryKindOfValue(),
        Runs.withoutClusters());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyLineIsAsTheSchemaSays(Run run) throws IOException {
    assertThat(rendered(run).lines())
        .allSatisfy(line -> assertThat(Schemas.errorsOfLine(line)).isEmpty());
  }

  @Test
  void theSchemaRefusesALineOfNoKind() throws IOException {
    assertThat(Schemas.errorsOfLine("{\"schema_version\":\"1.0\",\"kind\":\"other\"}"))
        .isNotEmpty();
  }

  @Test
  void everyFindingIsALineOfItsOwn() throws IOException {
    assertThat(rendered(Runs.withEveryKindOfValue()))
        .isEqualTo(
            """
            {"schema_version":"1.0","kind":"run","run":{"id":"r-1","version":"0.1.0",\
            "command":"ncc","started_at":"2026-11-22T06:00:00Z","now":"2026-11-22T06:00:00Z",\
            "took_seconds":0,"aborted":true,"status":"FAIL"},"plugin_problems":[]}
            {"schema_version":"1.0","kind":"cluster","run":"r-1","now":"2026-11-22T06:00:00Z",\
            "cluster":{"key":"c","name":"c"},"status":"FAIL","complete":true,"vms":0,"ngt_vms":0,\
            "caveats":[]}
            {"schema_version":"1.0","kind":"finding","run":"r-1","now":"2026-11-22T06:00:00Z",\
            "cluster":{"key":"c","name":"c"},"check":"a_check","status":"FAIL","headline":"Bad",\
            "id":"7b7d36cd3816e8fd","subject":{"kind":"ENDPOINT","id":"192.0.2.50:2074","name":"VIP"},\
            "detail":"a 1970-01-01T00:00:00Z","values":{"text":"a","integer":1,"decimal":0.5,\
            "nothing":"NaN","truth":true,"instant":"1970-01-01T00:00:00Z","duration":0.001}}
            {"schema_version":"1.0","kind":"finding","run":"r-1","now":"2026-11-22T06:00:00Z",\
            "cluster":{"key":"c","name":"c"},"check":"a_check","status":"FAIL","headline":"Bad",\
            "id":"7b7d36cd3816e8fd-2","subject":{"kind":"ENDPOINT","id":"192.0.2.50:2074","name":"VIP"},\
            "values":{"instant":"never","duration":1}}
            """);
  }

  @Test
  void noNameBreaksALine() throws IOException {
    var lines = rendered(SampleRuns.troubled()).lines().toList();

    assertThat(lines)
        .allMatch(line -> line.startsWith("{\"schema_version\"") && line.endsWith("}"))
        .filteredOn(line -> line.contains("x\\nRefer to KB 1\\u001B[31m"))
        .hasSize(1);
  }

  @Test
  void aRunWithoutFindingsStillSaysThatItWas() throws IOException {
    assertThat(rendered(Runs.withoutClusters()))
        .startsWith("{\"schema_version\":\"1.0\",\"kind\":\"run\"")
        .contains("\"aborted\":true,\"status\":\"ERR\"")
        .hasLineCount(1);
  }

  @Test
  void anIncompleteInventoryIsToldWithItsCaveats() throws IOException {
    assertThat(rendered(SampleRuns.troubled()).lines())
        .filteredOn(line -> line.contains("\"kind\":\"cluster\""))
        .anyMatch(
            line -> line.contains("\"complete\":false") && line.contains("\"LIST_INCOMPLETE\""));
  }

  private static String rendered(Run run) throws IOException {
    var json = new StringBuilder();
    new JsonLinesReport().render(run, ReportOptions.plain(), json);
    return json.toString();
  }
}
