package ncc.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;
import ncc.testkit.SampleRuns;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {
  static Stream<Run> runs() {
    return Stream.of(
        SampleRuns.small(), SampleRuns.troubled(), SampleRuns.large(500), Runs.withoutClusters());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyOutputIsAsTheSchemaSays(Run run) throws IOException {
    assertThat(Schemas.errorsOfRun(rendered(run))).isEmpty();
  }

  @Test
  void everyKindOfValueIsAsTheSchemaSays() throws IOException {
    assertThat(Schemas.errorsOfRun(rendered(Runs.withEveryKindOfValue()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"status\": \"PASS\"', '\"status\": \"GOOD\"'",
    "'\"aborted\": false', '\"aborted\": 0'",
    "'\"took_seconds\"', '\"took_millis\"'",
    "'\"complete\": true', '\"complete\": true, \"extra\": 1'",
    "'2026-11-22T06:00:00Z', 'today'",
    "'\"1.0\"', '\"2.0\"'"
  })
  void theSchemaRefusesWhatIsOtherwise(String right, String wrong) throws IOException {
    var json = rendered(SampleRuns.small());

    assertThat(json).contains(right);
    assertThat(Schemas.errorsOfRun(json.replace(right, wrong))).isNotEmpty();
  }

  @Test
  void bothFormatsAreFoundByTheirNames() {
    assertThat(ServiceLoader.load(ReportFormat.class))
        .extracting(ReportFormat::name, ReportFormat::extension)
        .containsExactlyInAnyOrder(Tuple.tuple("json", "json"), Tuple.tuple("jsonl", "jsonl"));
  }

  private static String rendered(Run run) throws IOException {
    var json = new StringBuilder();
    new JsonReport().render(run, ReportOptions.plain(), json);
    return json.toString();
  }
}
