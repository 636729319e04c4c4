package ncc.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.Run;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecheckTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ncc health_checks run_all | ncc health_checks a b",
        "ncc --plugin-path p health_checks run_all | ncc --plugin-path p health_checks a b",
        "ncc --plugin-path=p/x.jar health_checks a b | ncc --plugin-path=p/x.jar health_checks a b",
        "ncc health_checks run_all --plugin-path /p | ncc --plugin-path /p health_checks a b",
        "ncc --plugin-path p --plugin-path=q run | ncc --plugin-path p --plugin-path=q"
            + " health_checks a b",
        "ncc --plugin-path p --plugin-path p run | ncc --plugin-path p health_checks a b",
        "ncc --plugin-path $(reboot) run | ncc health_checks a b",
        "ncc --plugin-path a;b run | ncc health_checks a b",
        "ncc --no-plugin-path p run | ncc health_checks a b",
        "ncc --plugin-path | ncc health_checks a b",
      })
  void theCommandHasThePlacesOfPluginsThatWereTyped(String typed, String command) {
    var run = SampleRuns.small();
    var other =
        new Run(
            run.id(),
            run.version(),
            typed,
            run.startedAt(),
            run.now(),
            run.took(),
            false,
            run.clusters(),
            List.of());

    assertThat(Recheck.of(other).command("health_checks a b", Cluster.named("tokyo")))
        .isEqualTo(command);
  }
}
