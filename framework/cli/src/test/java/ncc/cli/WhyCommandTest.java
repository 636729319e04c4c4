package ncc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import ncc.json.FindingIds;
import ncc.json.RunJson;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --run run.json web-0 | nothing that was checked is called 'web-0'; did you mean 'web-01'?
          --run run.json kyoto-payroll | nothing that was checked is called 'kyoto-payroll'
          --run run.json | expected the name or UUID of a VM, an address or the id of a finding, or --missing
          --run run.json --missing web-01 | expected the name or UUID of a VM, an address or the id of a finding, or --missing
          --run run.json --missing | --missing needs sources: a saved run does not hold the facts
          --run run.json --vm web-01 web-01 | --vm has no meaning with --run
          """)
  void whatMakesNoSenseIsRefusedInOneLine(String words, String why) {
    assertThat(why(words)).isEqualTo(CommandRun.refused(why));
  }
}
