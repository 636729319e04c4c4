package ncc.dist;

import static ncc.dist.Judgement.CERTIFICATE;
import static ncc.dist.Judgement.LINK;
import static ncc.dist.Judgement.SERIAL;
import static ncc.dist.Judgement.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import ncc.dist.LiveSources.Way;
import ncc.spi.check.Status;
import ncc.testkit.GeneratedFleet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The same fleet gets the same verdicts, VM by VM, whichever way it is read; what a way cannot
/// tell is never PASS. It has more VMs than `ncli` lists, and every hostile name.
class LiveSourcesTest {
  private static final GeneratedFleet FLEET = new GeneratedFleet(410, 1, 10);

  @TempDir static Path fleet;
  private static LiveSources live;
  private static Judgement captured;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    live = LiveSources.of(FLEET, fleet);
    captured = Judgement.of(new Ncc(fleet), live.uri(Way.CAPTURE));
  }

  @AfterAll
  static void stop() throws Exception {
    live.close();
  }

  @Test
  void aCaptureTellsEverything() {
    for (String check : List.of(VERSION, CERTIFICATE, LINK, SERIAL)) {
      assertThat(captured.counts().get(check)).isEqualTo(FLEET.verdicts().get(check));
    }
    assertThat(captured.names()).hasSize(FLEET.vms());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SSH           | ngt_client_cert_expiry_check ngt_comm_link_check ngt_serial_link_check
          PRISM_ELEMENT | ngt_installer_version_check ngt_comm_link_check
          PRISM_CENTRAL | ngt_installer_version_check ngt_comm_link_check ngt_serial_link_check
          """)
  void whatAWayKnowsItJudgesAsEveryOther(Way way, String checks) throws Exception {
    var known = List.of(checks.split(" ", -1));

    var judged = Judgement.of(new Ncc(folder), live.uri(way));

    for (String check : known) {
      assertThat(judged.statuses(check)).as(check).isEqualTo(captured.statuses(check));
    }
    var unknown = judged.counts();
    unknown.keySet().removeAll(known);
    assertThat(unknown).hasSize(4 - known.size());
    assertThat(unknown.values())
        .allSatisfy(it -> assertThat(it).isNotEmpty().doesNotContainKey(Status.PASS));
    assertThat(judged.names()).isEqualTo(captured.names());
    assertThat(judged.cluster().isComplete()).isTrue();
  }

  /// Every way, the capture that was taken then and what is read at this moment.
  @ParameterizedTest
  @EnumSource
  void nothingPassesAsOfATimeBeforeItWasRead(Way way) {
    var result =
        new Ncc(folder)
            .run(
                "--source",
                live.uri(way),
                "--now=2020-01-01T00:00:00Z",
                "health_checks",
                "ngt_checks",
                LINK);

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("ERR").doesNotContain("PASS");
    assertThat(result.out().lines().findFirst().orElseThrow())
        .startsWith("Note: ")
        .contains("facts are from the future: taken 2")
        .endsWith(" days ahead of 2020-01-01T00:00:00Z, which they are judged by");
  }

  @ParameterizedTest
  @CsvSource({
    "SSH, ''",
    "PRISM_ELEMENT, No source of this cluster tells the expiry of the client certificate"
        + "; No source of this cluster tells the link over the serial port",
    "PRISM_CENTRAL, No source of this cluster tells the expiry of the client certificate"
  })
  void whatAWayCannotTellItSaysSo(Way way, String said) throws Exception {
    var judged = Judgement.of(new Ncc(folder), live.uri(way));

    var headlines =
        judged.cluster().checks().stream()
            .flatMap(run -> run.groups().stream())
            .filter(group -> group.status() == Status.ERR)
            .map(group -> group.headline())
            .sorted()
            .collect(Collectors.joining("; "));
    assertThat(headlines).isEqualTo(said);
  }
}
