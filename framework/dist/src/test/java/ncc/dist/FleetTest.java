package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ncc.testkit.Capture;
import ncc.testkit.CaptureFile;
import ncc.testkit.ClusterFixture;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many clusters in one run of the whole product.
class FleetTest {
  private static final int CLUSTERS = 200;
  private static final List<Integer> DEAD = List.of(0, 7, 50, 123, 199);
  private static final String NOW = "--now=2026-11-20T21:00:00Z";

  /// Files without a word of when they were taken are of when they were written.
  private static final String AS_OF = "--as-of=capture";

  @TempDir Path folder;
  private Ncc ncc;

  @BeforeEach
  void aFleet() {
    ncc = new Ncc(folder);
  }

  private void captureAllButTheDead() throws IOException {
    var healthy = ClusterFixture.healthy().vms(List.of(VmFixture.healthy("web-1")));
    for (int i = 0; i < CLUSTERS; i++) {
      if (!DEAD.contains(i)) {
        Capture.of(healthy)
            .write(
                folder.resolve("c" + i), EnumSet.of(CaptureFile.GUEST_TOOLS, CaptureFile.MANIFEST));
      }
    }
  }

  private void configure() throws IOException {
    var clusters =
        IntStream.range(0, CLUSTERS)
            .mapToObj(i -> "  - {name: cluster-%03d, sources: [c%d]}\n".formatted(i, i))
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("ncc.yaml"), "clusters:\n" + clusters);
  }

  @Test
  void deadClustersCostTheOthersNothingAndEveryReportIsMade() throws Exception {
    captureAllButTheDead();
    configure();

    var result =
        ncc.run(
            "--config=" + folder.resolve("ncc.yaml"),
            "--max-clusters=8",
            "--cluster-timeout=30s",
            NOW,
            AS_OF,
            "--report=html=" + folder.resolve("fleet.html"),
            "--report=json=" + folder.resolve("fleet.json"),
            "--report=prometheus=" + folder.resolve("fleet.prom"),
            "health_checks",
            "run_all");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err().lines().filter(line -> line.startsWith("ncc: cluster "))).hasSize(5);
    assertThat(result.err())
        .contains("ncc: cluster cluster-007: " + folder.resolve("c7"))
        .containsPattern("ncc: 200 clusters: .*ERR.*; facts of 5 are incomplete\n");
    for (String report : List.of("fleet.html", "fleet.json", "fleet.prom")) {
      var text = Files.readString(folder.resolve(report));
      assertThat(text).contains("cluster-000", "cluster-007", "cluster-001", "cluster-198");
    }
    assertThat(result.out().lines().filter(line -> line.startsWith("Cluster Name: cluster-")))
        .hasSize(CLUSTERS)
        .isSorted();
  }

  @Test
  void aClusterOfMany() throws Exception {
    captureAllButTheDead();
    configure();

    var result =
        ncc.run(
            "--config=" + folder.resolve("ncc.yaml"),
            NOW,
            AS_OF,
            "--cluster=cluster-001",
            "health_checks",
            "run_all");

    assertThat(result.code()).isZero();
    assertThat(result.out().lines().filter(line -> line.startsWith("Cluster Name: ")))
        .containsExactly("Cluster Name: cluster-001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--source cvm://nutanix:hunter2@192.0.2.11",
        "--source cvm:?password=hunter2",
        "--source ssh://nutanix:hunter2@192.0.2.11",
        "--source prism-element://ncc:hunter2@192.0.2.11"
      })
  void aPasswordOnTheLineIsRefusedAndNowhereRepeated(String line) throws Exception {
    var words = (line + " --debug health_checks run_all").split(" ", -1);

    var result = ncc.run((Object[]) words);

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.out() + result.err()).doesNotContain("hunter2");
    assertThat(folder.resolve("state/ncc")).doesNotExist();
  }

  @Test
  void aPasswordInTheConfigurationIsRefusedAndNotRepeated() throws Exception {
    Files.writeString(
        folder.resolve("ncc.yaml"),
        "clusters:\n  - name: a\n    sources: ['cvm://nutanix:hunter2@192.0.2.11']\n");

    var file = "--config=" + folder.resolve("ncc.yaml");
    var result = ncc.run(file, "--debug", "health_checks", "run_all");

    assertThat(result.code()).isEqualTo(78);
    assertThat(result.out() + result.err()).doesNotContain("hunter2");
  }

  @Test
  void withoutASourceTheCommandsOfThisMachineAreAsked() throws Exception {
    var result = ncc.runAlone(Map.of("PATH", folder.toString()), "health_checks", "run_all");

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.err()).contains("ncli", "is on this machine's PATH");
  }
}
