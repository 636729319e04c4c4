package ncc.report.prometheus;

import static ncc.report.prometheus.Runs.check;
import static ncc.report.prometheus.Runs.cluster;
import static ncc.report.prometheus.Runs.finding;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Run;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectMetricsTest {
  private static final String NOT_AFTER = "ncc_ngt_client_certificate_not_after_timestamp_seconds";

  static Stream<Object[]> numbers() {
    return Stream.of(
        new Object[] {7, "7.0"},
        new Object[] {0.5, "0.5"},
        new Object[] {Double.NaN, "NaN"},
        new Object[] {true, "1.0"},
        new Object[] {false, "0.0"},
        new Object[] {Instant.parse("1970-01-01T00:00:01.5Z"), "1.5"},
        new Object[] {Duration.ofMillis(-1500), "-1.5"});
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void everyKindOfNumberIsPublished(Object value, String number) throws IOException {
    var run = one(List.of("ncc_x"), Verdict.pass().with("x", value));

    assertThat(samples(run, "ncc_x{"))
        .containsExactly("ncc_x{cluster=\"c\",vm=\"web\",vm_uuid=\"id-web\"} " + number);
  }

  @Test
  void aTextIsNotANumberAndIsCounted() throws IOException {
    var run = one(List.of("ncc_x"), Verdict.pass().with("x", "7"));

    assertThat(samples(run, "ncc_x{")).isEmpty();
    assertThat(samples(run, "ncc_metrics_series_dropped{"))
        .contains(
            "ncc_metrics_series_dropped{clusters=\"c\",command=\"ncc\",metric=\"ncc_x\",reason=\"value\"}"
                + " 1.0");
  }

  @Test
  void anInfoTellsATextAsTheLabelItIsCalled() throws IOException {
    var run = one(List.of("ncc_x_info"), Verdict.pass().with("x", "4.1\n"));

    assertThat(samples(run, "ncc_x_info{"))
        .containsExactly("ncc_x_info{cluster=\"c\",vm=\"web\",vm_uuid=\"id-web\",x=\"4.1\\n\"} 1");
  }

  @Test
  void aNumberIsNoInfoAndIsCounted() throws IOException {
    var run = one(List.of("ncc_x_info"), Verdict.pass().with("x", 1));

    assertThat(samples(run, "ncc_x_info{")).isEmpty();
    assertThat(samples(run, "ncc_metrics_series_dropped{"))
        .contains(
            "ncc_metrics_series_dropped{clusters=\"c\",command=\"ncc\",metric=\"ncc_x_info\",reason=\"value\"}"
                + " 1.0");
  }

  @Test
  void aValueThatAFindingDoesNotHaveIsNoSeriesAndNotCounted() throws IOException {
    var run = one(List.of("ncc_x"), Verdict.pass());

    assertThat(samples(run, "ncc_x{")).isEmpty();
    assertThat(samples(run, "ncc_metrics_series_dropped{"))
        .containsExactly(
            "ncc_metrics_series_dropped{clusters=\"c\",command=\"ncc\",metric=\"ncc_x\",reason=\"budget\"}"
                + " 0.0");
  }

  @ParameterizedTest
  @CsvSource({
    "CLUSTER, '{cluster=\"c\"}'",
    "VM, '{cluster=\"c\",vm=\"s\",vm_uuid=\"id-s\"}'",
    "ENDPOINT, '{cluster=\"c\",endpoint=\"id-s\",endpoint_name=\"s\"}'"
  })
  void everyKindOfSubjectHasItsLabels(Kind kind, String labels) throws IOException {
    var passed = finding(kind, "s", Verdict.pass().with("x", 1));
    var run = Runs.of(cluster("c", check("a", List.of("ncc_x"), passed)));

    assertThat(samples(run, "ncc_x{")).containsExactly("ncc_x" + labels + " 1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "ncc_x y",
        "ncc_x\n# EOF",
        "ncc_X",
        "ncc_x_total",
        "ncc_check",
        "ncc_check_status",
        "ncc_run_y",
        "ncc_build_info"
      })
  void aNameThatACheckMayNotUseIsCounted(String name) throws IOException {
    var run = one(List.of(name, "ncc_good"), Verdict.pass().with("x", 1));

    assertThat(samples(run, "ncc_metrics_series_dropped{"))
        .anyMatch(line -> line.endsWith(",reason=\"name\"} 1.0"));
    assertThat(samples(run, "ncc_good{")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ncc_checked_vms", "ncc_runtime_seconds", "ncc_ngt_info_seconds"})
  void aNameThatOnlyLooksReservedIsFine(String name) throws IOException {
    var run = one(List.of(name), Verdict.pass().with("x", 1));

    assertThat(samples(run, name + "{")).hasSize(1);
  }

  @Test
  void theSameSeriesTwiceIsToldOnceWithTheWorstAndCounted() throws IOException {
    var good = finding(Kind.VM, "web", Verdict.pass().with("x", 1));
    var bad = finding(Kind.VM, "web", Verdict.fail("Bad", "").with("x", 2));
    var run =
        Runs.of(
            cluster("c", check("a", List.of("ncc_x"), good), check("b", List.of("ncc_x"), bad)));

    assertThat(samples(run, "ncc_x{")).singleElement().asString().endsWith("} 2.0");
    assertThat(samples(run, "ncc_metrics_series_dropped{"))
        .contains(
            "ncc_metrics_series_dropped{clusters=\"c\",command=\"ncc\",metric=\"ncc_x\",reason=\"duplicate\"}"
                + " 1.0");
  }

  @ParameterizedTest
  @CsvSource({"100, 0", "99, 1", "10, 90", "6, 94", "0, 100"})
  void theBudgetGoesToTheWorstFirstAndTheRestIsCounted(int budget, int dropped) throws IOException {
    var text = Runs.exposed(SampleRuns.large(100), new PrometheusReport(budget));
    long expired = text.lines().filter(line -> line.contains("} 1.7950")).count();

    assertThat(text.lines()).filteredOn(line -> line.startsWith(NOT_AFTER)).hasSize(budget);
    assertThat(text)
        .contains(",metric=\"" + NOT_AFTER + "\",reason=\"budget\"} " + (double) dropped);
    assertThat(expired).isEqualTo(Math.min(budget, 3));
  }

  @Test
  void noHelpTextBreaksALine() throws IOException {
    var run = one(List.of("ncc_x"), Verdict.pass().with("x", 1));

    assertThat(samples(run, "# ").stream().filter(line -> line.contains("EOF")))
        .containsExactly("# HELP ncc_x Help of x\\n# EOF\ufffd (as of the last run)");
  }

  private static Run one(List<String> metrics, Verdict verdict) {
    return Runs.of(cluster("c", check("a", metrics, finding(Kind.VM, "web", verdict))));
  }

  private static List<String> samples(Run run, String start) throws IOException {
    return Runs.exposed(run).lines().filter(line -> line.startsWith(start)).toList();
  }
}
