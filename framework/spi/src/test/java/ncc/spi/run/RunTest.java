package ncc.spi.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import ncc.spi.check.Status;
import ncc.spi.inventory.Cluster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  private static final PluginProblem PROBLEM = new PluginProblem("a.jar", "broken");

  @ParameterizedTest
  @CsvSource({
    "false, 1, 0, 0, true",
    "false, 2, 0, 0, true",
    "false, 1, 0, 1, true",
    "false, 1, 0, 3, true",
    "false, 1, 1, 0, false",
    "false, 1, 1, 3, false",
    "true,  1, 0, 0, false",
    "false, 0, 0, 0, false",
    "false, 0, 0, 1, false",
  })
  void aRunThatIsNotWholeIsNeverBetterThanErr(
      boolean aborted, int clusters, int problems, int accepted, boolean whole) {
    var all = new java.util.ArrayList<>(Collections.nCopies(problems, PROBLEM));
    all.addAll(Collections.nCopies(accepted, PROBLEM.accept()));
    var cluster = new ClusterRun(Cluster.named("tokyo"), 0, 0, List.of(), List.of(), List.of());

    var run =
        new Run(
            "r",
            "0",
            "ncc",
            NOW,
            NOW,
            Duration.ZERO,
            aborted,
            Collections.nCopies(clusters, cluster),
            all);

    assertThat(run.isWhole()).isEqualTo(whole);
    assertThat(Status.ERR.isWorseThan(run.status())).isEqualTo(whole);
  }
}
