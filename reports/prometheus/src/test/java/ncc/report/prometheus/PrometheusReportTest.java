package ncc.report.prometheus;

import java.io.IOException;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class PrometheusReportTest {
  @Test
  void x() throws Exception {
    java.nio.file.Files.writeString(
        java.nio.file.Path.of("target/small.prom"), rendered(SampleRuns.small()));
    java.nio.file.Files.writeString(
        java.nio.file.Path.of("target/troubled.prom"), rendered(SampleRuns.troubled()));
    long t = System.nanoTime();
    java.nio.file.Files.writeString(
        java.nio.file.Path.of("target/large.prom"), rendered(SampleRuns.large(100_000)));
    System.err.println((System.nanoTime() - t) / 1000000 + " ms");
  }

  private static String rendered(Run run) throws IOException {
    var json = new StringBuilder();
    new PrometheusReport().render(run, ReportOptions.plain(), json);
    return json.toString();
  }
}
