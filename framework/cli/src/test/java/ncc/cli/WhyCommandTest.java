package ncc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.json.RunJson;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Facts;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.FindingIds;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyCommandTest {
  @TempDir static Path folder;

  @BeforeAll
  static void save() throws Exception {
    var json = new StringBuilder();
    RunJson.write(SampleRuns.diagnosed(), json);
    Files.writeString(folder.resolve("run.json"), json);
  }

  private static CommandRun why(String words) {
    var line =
        Stream.concat(Stream.of("why"), Arrays.stream(words.split(" ", -1)))
            .filter(word -> !word.isEmpty())
            .map(word -> word.endsWith(".json") ? folder.resolve(word).toString() : word)
            .toList();
    return CommandRun.of(Map.of("HOME", folder.toString()), line);
  }

  @Test
  void tellsTheDiagnosisTheThresholdsAndWhatMendsIt() {
    assertThat(why("--run run.json web-03").out())
        .startsWith("VM web-03 (")
        .contains(
            """
            FAIL ngt_client_cert_expiry_check.expired
              NGT client certificate has expired
              5 days ago
              Thresholds: warn=45d
              Likely: Certificates last 1000 days; or: The clock of the guest is wrong
              Impact: Snapshots are no longer application-consistent
              Resolution: Restart the agent, in the guest: restart web-03
              Whether it worked: ncc health_checks ngt_checks ngt_client_cert_expiry_check
            """);
  }

  @Test
  void takesTheIdOfAFinding() {
    var cluster = SampleRuns.diagnosed().clusters().getFirst();
    var check = cluster.checks().getFirst();
    var ids = new FindingIds(cluster.cluster().key(), check.check().id());
    var first = check.groups().getFirst().findings().getFirst();

    assertThat(why("--run run.json " + ids.next(first.subject())).out())
        .startsWith("VM " + first.subject().name() + " (" + first.subject().id() + ")");
  }

  @Test
  void takesACause() {
    assertThat(why("--run run.json ngt_client_cert_expiry_check.expired").out())
        .startsWith(
            """
            FAIL ngt_client_cert_expiry_check.expired on tokyo-01
              NGT client certificate has expired
            """)
        .contains("\n  3 VMs: web-0", "\n  Impact: ", "\n  Resolution: ")
        .endsWith(
            "\n  What to do, with the commands: ncc plan ngt_client_cert_expiry_check.expired\n");
  }

  /// Such as one that was moved, or is protected on both.
  @Test
  void aVmThatTwoClustersKnowIsToldOfEach() throws Exception {
    var run = SampleRuns.diagnosed();
    var one = run.clusters().getFirst();
    var other =
        new ClusterRun(
            new Cluster("osaka-02", Optional.of(new UUID(0, 7)), Optional.empty(), Facts.NONE),
            4,
            3,
            one.parts(),
            List.of(),
            one.checks());
    var json = new StringBuilder();
    RunJson.write(run.withClusters(List.of(one, other)), json);
    Files.writeString(folder.resolve("two.json"), json);

    assertThat(why("--run two.json web-03").out().lines())
        .filteredOn(line -> line.startsWith("VM web-03"))
        .satisfiesExactly(
            line -> assertThat(line).contains(" on tokyo-01, "),
            line -> assertThat(line).contains(" on osaka-02, "));
  }

  @Test
  void aVmThatNothingWasSaidOfIsToldOfByItsFacts() throws Exception {
    var capture = Files.createDirectory(folder.resolve("osaka"));
    Files.writeString(capture.resolve("capture.yaml"), "taken: 2026-11-01T00:00:00Z\n");
    Files.writeString(
        capture.resolve("ncli_ngt_list.txt"),
        """
        VM Id                     : 0005::5dafd6d6-065b-4b1a-b567-000000000001
        VM Name                   : web-09
        NGT Enabled               : true
        Tools ISO Mounted         : false
        Vss Snapshot              : true
        File Level Restore        : true
        Communication Link Active : true
        """);
    var line = List.of("--source", capture.toString(), "why", "web-09");

    assertThat(CommandRun.of(Map.of("HOME", folder.toString()), line).out())
        .startsWith("VM web-09 (5dafd6d6-065b-4b1a-b567-000000000001) on ")
        .contains("communication link", "true")
        .contains("No check says anything of it.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --run run.json web-0 | nothing that was checked is called 'web-0'; did you mean 'web-01'?
          --run run.json kyoto-payroll | nothing that was checked is called 'kyoto-payroll'; expected the name or UUID of a VM, an address, a cause, or the id of a finding or an alert
          --run run.json --daemon https://ncc.example web-01 | --daemon has no meaning without the id of an alert
          --run run.json | expected the name or UUID of a VM, an address, a cause, the id of a finding or an alert, or --missing
          --run run.json --missing web-01 | expected the name or UUID of a VM, an address, a cause, the id of a finding or an alert, or --missing
          --run run.json --missing | --missing needs sources: a saved run does not hold the facts
          --run run.json --vm web-01 web-01 | --vm has no meaning with --run
          """)
  void whatMakesNoSenseIsRefusedInOneLine(String words, String why) {
    assertThat(why(words)).isEqualTo(CommandRun.refused(why));
  }
}
