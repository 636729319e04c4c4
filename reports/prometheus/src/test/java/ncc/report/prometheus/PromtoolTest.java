package ncc.report.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import ncc.spi.run.Run;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("tools")
class PromtoolTest {
  static Stream<Run> runs() {
    return Stream.of(
        SampleRuns.small(),
        SampleRuns.troubled(),
        SampleRuns.large(30_000),
        Runs.withoutClusters());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void promtoolHasNothingToSay(Run run, @TempDir Path folder)
      throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve("ncc.prom"), Runs.exposed(run));

    var promtool =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(promtool.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(promtool.waitFor()).isZero();
  }
}
