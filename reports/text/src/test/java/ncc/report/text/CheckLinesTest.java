package ncc.report.text;

import static ncc.report.text.Given.cluster;
import static ncc.report.text.Given.passed;
import static ncc.report.text.Given.run;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckLinesTest {
  @ParameterizedTest
  @CsvSource({"30, 72", "70, 72", "71, 73", "116, 118", "130, 132"})
  void theCommandFits80ColumnsUntilAPathIsTooLong(int length, int column) {
    var report = Rendered.command(run(cluster(passed("ngt_checks", name(length)))));

    assertThat(line(report, "/health_checks")).hasSize(column + 8).endsWith("  [ PASS ]");
    assertThat(line(report, "-----")).matches("-{" + (column + 7) + "}\\+");
  }

  @ParameterizedTest
  @CsvSource({"30, 118", "116, 118", "117, 119"})
  void theDownloadHasItsStatesAtColumn118(int length, int column) {
    var report = Rendered.download(run(cluster(passed("ngt_checks", name(length)))));

    assertThat(line(report, "/health_checks")).hasSize(column + 9).endsWith("  [ PASS ] ");
  }

  @Test
  void theStatesStandBelowEachOther() {
    var report =
        Rendered.command(
            run(cluster(passed("ngt_checks", name(90)), passed("ngt_checks", name(40)))));

    assertThat(report.lines().filter(line -> line.startsWith("/health_checks")))
        .extracting(line -> line.indexOf('['))
        .containsExactly(92, 92);
  }

  /// So that the path has `length` characters.
  private static String name(int length) {
    return "x".repeat(length - "/health_checks/ngt_checks/".length());
  }

  private static String line(String report, String start) {
    return report.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }
}
