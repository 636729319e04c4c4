package ncc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An option that would do nothing beside what else is typed is refused, before anything is asked.
class UselessOptionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--check link_check             | --check has",
        "--severity critical            | --severity has",
        "--severity nonsense            | --severity has",
        "--limit 3                      | --limit has",
        "--limit=100                    | --limit has",
        "--all                          | --all has",
        "--cluster tokyo-01             | --cluster has",
        "--vm web-01                    | --vm has",
        "--all --limit 3 --check x      | --check and --all and --limit have",
        "--daemon http://127.0.0.1:9 --all | --all has",
      })
  void alertsThatAreNamedAreNotChosen(String options, String refused) {
    var expected = CommandRun.refused(refused + " no meaning with ids");

    assertThat(run("alerts 3f2a9c " + options)).isEqualTo(expected);
    assertThat(run("alerts " + options + " 3f2a9c 5e21")).isEqualTo(expected);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cluster tokyo-01                      | --cluster has",
        "--max-clusters 3                        | --max-clusters has",
        "--cluster-timeout 5s                    | --cluster-timeout has",
        "--cluster a --cluster b                 | --cluster has",
        "--cluster-timeout 5s --cluster tokyo-01 | --cluster and --cluster-timeout have",
      })
  void whereNoClusterIsReadNoneIsChosen(String options, String refused) {
    var expected = CommandRun.refused(refused + " no meaning without --source or --targets-from");

    assertThat(run("probe 192.0.2.50 " + options)).isEqualTo(expected);
    assertThat(run(options + " probe --tls 192.0.2.50")).isEqualTo(expected);
    assertThat(run("probe " + options)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--pause 5s", "--pause 1s", "--attempts 1 --pause 5s", "--pause=0s --attempts=1"})
  void oneAttemptIsFollowedByNoPause(String options) {
    assertThat(run("probe 192.0.2.50 " + options))
        .isEqualTo(
            CommandRun.refused(
                "--pause has no meaning with one attempt; add --attempts 2 or more"));
  }

  /// They get as far as to be refused for something else.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "probe --attempts 2 --pause 1s              | no target",
        "probe --attempts 2 --pause x               | --pause: ",
        "probe --source shh://x --cluster tokyo-01  | shh",
        "probe --targets-from x.yaml --max-clusters 2 | x.yaml",
        "probe --targets-from x.yaml --cluster-timeout 5s | x.yaml",
      })
  void whatHasAMeaningIsTaken(String line, String why) {
    assertThat(run(line).err()).contains(why).doesNotContain("has no meaning");
  }

  /// What an environment says for all lines is in nobody's way.
  @ParameterizedTest
  @ValueSource(strings = {"NCC_CLUSTER", "NCC_PAUSE"})
  void whatAVariableSaysIsNotRefused(String name) {
    var result =
        CommandRun.of(
            Map.of("HOME", folder.toString(), name, "1s"),
            Arrays.asList("probe", "no target here"));

    assertThat(result.err()).contains("'no target here' is no target");
  }

  private CommandRun run(String line) {
    return CommandRun.of(Map.of("HOME", folder.toString()), Arrays.asList(line.split(" ")));
  }
}
