package ncc.report.text;

import static ncc.report.text.Given.cluster;
import static ncc.report.text.Given.found;
import static ncc.report.text.Given.onCluster;
import static ncc.report.text.Given.passed;
import static ncc.report.text.Given.run;
import static ncc.report.text.Given.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import ncc.spi.check.Verdict;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.report.ReportOptions.Layout;
import ncc.testkit.ReportContract;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextReportTest implements ReportContract {
  @Override
  public ReportFormat report() {
    return new TextReport();
  }

  @Test
  void isFoundByItsName() {
    assertThat(ServiceLoader.load(ReportFormat.class))
        .extracting(ReportFormat::name, ReportFormat::extension)
        .containsExactlyInAnyOrder(tuple("text", "txt"), tuple("causes", "txt"));
  }

  @ParameterizedTest
  @EnumSource
  void theLastLineSaysWhereTheTextIs(Layout layout) {
    var written =
        new ReportOptions(layout, false, Locale.ENGLISH, Optional.of("/var/lib/ncc/a\nb.log"));

    assertThat(Rendered.with(written, SampleRuns.small()))
        .endsWith("\nPlugin output written to /var/lib/ncc/a\\nb.log\n");
    assertThat(Rendered.in(layout, SampleRuns.small()))
        .endsWith("\nPlugin output written to stdout\n");
  }

  @ParameterizedTest
  @EnumSource
  void aRunWithoutClustersIsAWholeTextThatSaysSo(Layout layout) {
    var text = NccTextReader.read(Rendered.in(layout, run())).getFirst();

    assertThat(text.cluster()).isEqualTo("unknown");
    assertThat(text.rows()).containsOnlyKeys("Total Plugins").containsEntry("Total Plugins", 0);
    assertThat(text.others())
        .contains("NCC could not complete executing health checks: there was no cluster to check.");
  }

  @ParameterizedTest
  @EnumSource
  void aSkippedCheckIsAmongTheInfoAndBeforeThePassed(Layout layout) {
    var cluster =
        cluster(passed("a_checks", "healthy_check"), found(onCluster(Verdict.skip("needs AHV"))));

    var text = NccTextReader.read(Rendered.in(layout, run(cluster))).getFirst();

    assertThat(text.states().values()).containsExactly("INFO", "PASS");
    assertThat(text.rows().keySet()).containsExactlyInAnyOrder("Info", "Pass", "Total Plugins");
  }

  @ParameterizedTest
  @EnumSource
  void aHealthyReportSaysNeitherFailNorErr(Layout layout) {
    var cluster =
        cluster(
            Given.notes(12), found(vm("FAIL: y", Verdict.pass()), vm("ERR", Verdict.skip("FAIL"))));

    assertThat(Rendered.in(layout, run(cluster))).doesNotContain("FAIL", "ERR");
  }

  @Test
  void onlyTheStateOfACheckIsColoured() {
    var coloured = new ReportOptions(Layout.COMMAND, true, Locale.ENGLISH, Optional.empty());

    var lines = Rendered.with(coloured, SampleRuns.troubled()).lines();

    assertThat(lines.filter(line -> line.indexOf('\u001b') >= 0))
        .hasSize(4)
        .allMatch(line ->
            line.matches("/health_checks/\\w+/\\w+ +\\[ \u001b\\[[0-9;]+m[A-Z]+\u001b\\[0m \\]"));
  }

  @Test
  void theLocaleChangesNothing() {
    var thai = Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai");
    var options = new ReportOptions(Layout.COMMAND, false, thai, Optional.empty());

    assertThat(Rendered.with(options, SampleRuns.troubled()))
        .isEqualTo(Rendered.command(SampleRuns.troubled()));
  }

  @Test
  void aHundredThousandFindingsAreWrittenInSmallPieces() throws IOException {
    var pieces = new Pieces();

    new TextReport().render(SampleRuns.large(100_000), ReportOptions.plain(), pieces);

    assertThat(pieces.subjects).isEqualTo(10_000);
    assertThat(pieces.longest).isLessThan(1_000);
  }

  @Test
  void everyClusterHasAWholeTextOfItsOwn() {
    var texts = NccTextReader.read(Rendered.command(SampleRuns.troubled()));

    assertThat(texts)
        .extracting(NccTextReader.Text::cluster)
        .isEqualTo(List.of("tokyo-01", "osaka-02"));
  }

  /// Forgets what it is given.
  private static final class Pieces implements Appendable {
    private int longest;
    private int subjects;

    @Override
    public Appendable append(CharSequence piece) {
      longest = Math.max(longest, piece.length());
      subjects += "VM".contentEquals(piece) ? 1 : 0;
      return this;
    }

    @Override
    public Appendable append(CharSequence piece, int start, int end) {
      return append(piece.subSequence(start, end));
    }

    @Override
    public Appendable append(char c) {
      return this;
    }
  }
}
