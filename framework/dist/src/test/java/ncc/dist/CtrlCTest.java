package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import ncc.dist.LiveSources.Way;
import ncc.dist.Ncc.Running;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.prism.PrismFault;
import ncc.testkit.prism.PrismFaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C while a Prism that keeps silent is read. Needs `kill` and the `env` of GNU, so it runs
/// with `-Ptools`.
@Tag("tools")
@Timeout(120)
class CtrlCTest {
  @TempDir Path fleet;
  @TempDir Path folder;
  private LiveSources live;
  private Path temporary;

  @BeforeEach
  void start() throws Exception {
    live = LiveSources.of(new GeneratedFleet(60, 1), fleet);
    live.prism().faults(PrismFaults.of(PrismFault.SLOW, 600_000));
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @AfterEach
  void stop() throws Exception {
    live.close();
  }

  private Running reading(Object... words) throws Exception {
    var options = "-XX:-UsePerfData -Djava.io.tmpdir=" + temporary;
    var running = new Ncc(folder).start(Map.of("JDK_JAVA_OPTIONS", options), words);
    while (live.prism().traffic().count() == 0) {
      assertThat(running.process().isAlive()).as("it still reads").isTrue();
      Thread.sleep(20);
    }
    return running;
  }

  private static void awaitStopping(Running running) throws Exception {
    while (!running.hasSaid("ncc: stopping")) {
      assertThat(running.process().isAlive()).as("it waits for the report").isTrue();
      Thread.sleep(20);
    }
  }

  @Test
  void theFirstEndsTheReadingAndReportsWhatThereIs() throws Exception {
    var uri = live.uri(Way.PRISM_ELEMENT) + "&timeout=10m";
    var running = reading("--source", uri, "health_checks", "run_all");

    running.interrupt();
    var result = running.end();

    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(result.err()).contains("ncc: stopping");
    assertThat(result.out() + result.err())
        .contains("the run was stopped before this was read")
        .doesNotContain("PASS");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aCollectionThatIsStoppedLeavesNothingBehind() throws Exception {
    var uri = live.uri(Way.PRISM_ELEMENT) + "&timeout=10m";
    var running = reading("--source", uri, "collect", "--output", "copy", "--anonymize");

    running.interrupt();
    awaitStopping(running);
    running.interrupt();
    var result = running.end();

    assertThat(result.code()).as(result.toString()).isIn(3, 130);
    assertThat(temporary).isEmptyDirectory();
    assertThat(folder.resolve("copy")).doesNotExist();
  }
}
