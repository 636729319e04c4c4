package ncc.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import ncc.engine.RunMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A number that is not known yet is no zero.
class ProgressTest {
  private final RunMonitor monitor = new RunMonitor();

  private String line(int width) {
    return Progress.line(monitor, Duration.ofSeconds(3), width);
  }

  @Test
  void beforeTheStartNothingIsCounted() {
    assertThat(line(79).strip()).isEqualTo("[" + " ".repeat(30) + "]   0%");
  }

  @Test
  void whileClustersAreReadNoVmIsCounted() {
    monitor.expectToRead(4);
    monitor.begin("tokyo-01");
    monitor.clusterDone();

    assertThat(line(79).strip())
        .isEqualTo("[===" + " ".repeat(27) + "]  12% clusters 1/4, tokyo-01");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 79, 200})
  void theLineFillsTheScreenAndNoMore(int width) {
    monitor.expectToRead(4);
    monitor.begin("a\u001b[2Jcluster");

    assertThat(line(width)).hasSize(width).doesNotContain("\u001b");
  }
}
