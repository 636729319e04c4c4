package ncc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

/// Leaves its pages under `target/pages`, where the browser test finds them.
class LargePagesTest {
  private static final long MOST = 15_000_000;
  private static final String LEFT_OUT = "class=\"left-out\"";

  @Test
  void smallPagesAreWrittenToo() throws IOException {
    assertThat(Files.size(written("small", SampleRuns.small()))).isPositive();
    assertThat(Files.size(written("troubled", SampleRuns.troubled()))).isPositive();
  }

  @Test
  void oneHundredThousandVmsFitWithEveryFinding() throws IOException {
    var page = written("large", SampleRuns.large(100_000));

    assertThat(Files.size(page)).isLessThan(MOST);
    assertThat(Files.readString(page)).doesNotContain(LEFT_OUT);
  }

  @Test
  void fiveChecksOfOneHundredThousandVmsFitWithEveryFinding() throws IOException {
    var page = written("five-checks", Fleet.of(1, 5, 100_000, 10));

    assertThat(Files.size(page)).isLessThan(MOST);
    assertThat(Files.readString(page)).doesNotContain(LEFT_OUT);
  }

  @Test
  void whatDoesNotFitIsCounted() throws IOException {
    var page = written("ill", Fleet.of(1, 5, 100_000, 1));

    assertThat(Files.size(page)).isLessThan(MOST);
    assertThat(Files.readString(page))
        .containsPattern(LEFT_OUT + ">[1-9][0-9]{2},000 findings did not fit into this page");
  }

  @Test
  void fiftyClustersFitWithEveryFinding() throws IOException {
    var page = written("clusters", Fleet.of(50, 5, 400, 9));

    assertThat(Files.size(page)).isLessThan(MOST);
    assertThat(Files.readString(page)).doesNotContain(LEFT_OUT);
  }

  private static Path written(String name, Run run) throws IOException {
    var file = Files.createDirectories(Path.of("target/pages")).resolve(name + ".html");
    try (var out = Files.newBufferedWriter(file)) {
      new HtmlReport().render(run, ReportOptions.plain(), out);
    }
    return file;
  }
}
