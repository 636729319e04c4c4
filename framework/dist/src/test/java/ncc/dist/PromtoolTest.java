package ncc.dist;

import static ncc.dist.Ncc.NOW;
import static ncc.dist.Ncc.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prometheus' own tool reads our textfile. Needs `promtool` on the PATH, so it runs with
/// `-Ptools`.
@Tag("tools")
class PromtoolTest {
  @TempDir Path folder;

  @Test
  void promtoolHasNothingToSay() throws Exception {
    new Ncc(folder)
        .run(
            "--source",
            TOKYO,
            NOW,
            "--report",
            "prometheus=" + folder.resolve("ncc.prom"),
            "health_checks",
            "run_all");

    var promtool =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(folder.resolve("ncc.prom").toFile())
            .redirectErrorStream(true)
            .start();
    var said =
        new String(
            promtool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

    assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEmpty();
    assertThat(promtool.exitValue()).isZero();
  }
}
