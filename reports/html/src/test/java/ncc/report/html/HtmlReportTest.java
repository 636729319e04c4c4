package ncc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import ncc.spi.report.ReportOptions;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  @Test
  void writesPages() throws IOException {
    for (var e :
        Map.of(
                "small",
                SampleRuns.small(),
                "troubled",
                SampleRuns.troubled(),
                "large",
                SampleRuns.large(100_000))
            .entrySet()) {
      var dir = Files.createDirectories(Path.of("target/pages"));
      long t = System.nanoTime();
      try (var out = Files.newBufferedWriter(dir.resolve(e.getKey() + ".html"))) {
        new HtmlReport().render(e.getValue(), ReportOptions.plain(), out);
      }
      System.err.println(e.getKey() + " " + (System.nanoTime() - t) / 1000000 + " ms");
    }
    assertThat(Path.of("target/pages/small.html")).exists();
  }
}
