package ncc.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.engine.Catalog;
import ncc.store.Store;
import ncc.store.sql.StoreAddress;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Whatever is typed wrong is answered with what it is, where it stands, and what would be
/// accepted, in the words of ncc.
@Timeout(60)
class WrongWordsTest {
  @TempDir static Path folder;

  @BeforeAll
  static void remember() throws Exception {
    try (var store = Store.open(new StoreAddress.Embedded(folder.resolve("store.db")))) {
      store.history().record(SampleRuns.troubled(), Optional.empty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "diff 1                     | 'ncc diff' expects RUN RUN",
        "diff a.json a.json --store STORE | expected two different runs",
        "diff 1 2 3                 | 'ncc diff' expects RUN RUN",
        "diff 1 2 3 4               | 'ncc diff' takes no '3 4'",
        "render a b                 | 'ncc render' takes no 'b'",
        "trust ssh:/x ssh:/y        | 'ncc trust' takes no 'ssh:/y'",
        "token a b                  | 'ncc token' takes no 'b'",
        "history a b                | 'ncc history' takes no 'b'",
        "completion bash zsh        | 'ncc completion' takes no 'zsh'",
        "run a b c                  | 'ncc run' takes no 'b c'",
        "list x                     | 'ncc list' takes no 'x'",
        "list -- x                  | 'ncc list' takes no 'x'",
        "config x                   | 'ncc config' has no word 'x'; expected one of schema, show",
        "silence x                  | has no word 'x'; expected one of add, end, list",
        "nonsense                   | 'ncc' has no word 'nonsense'; expected one of ack, alerts,",
        "list --wait                | 'ncc list' has no option '--wait'",
        "list -x                    | 'ncc list' has no option '-x'",
        "run all --wait=yes         | --wait takes no value",
        "run all --wait --wait      | --wait is given twice",
        "list --debug --debug       | --debug is given twice",
        "runs --limit               | --limit expects N",
        "--source                   | --source expects URI",
        "--report                   | --report expects FORMAT[=FILE|-]",
      })
  void aLineThatCannotBeUnderstoodIsAnsweredInOurWords(String line, String why) {
    var result = run(line);

    assertThat(result.err().lines().findFirst().orElse("")).startsWith("ncc: ").contains(why);
    assertThat(result.err()).doesNotContain("index", "positional", "parameter", "nmatched");
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(64);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "probe x --timeout=-5s             | --timeout: '-5s' is negative; expected such as",
        "probe x --timeout=0s              | --timeout: expected from 1s to 1h, but it is 0s",
        "probe x --timeout=2h              | --timeout: expected from 1s to 1h, but it is 2h",
        "probe x --timeout=PT0.001S        | --timeout: expected from 1s to 1h, but it is 1ms",
        "probe x --attempts 2 --pause=-1s  | --pause: '-1s' is negative; expected such as",
        "probe x --attempts 2 --pause=x    | --pause: 'x' is not a duration; expected such as",
        "silence add --until=40000d        | '40000d' is no time to come; expected such as 8h",
        "silence add --until=40000d        | , of at most 36525d or in the years up to 9999",
        "silence add --until=2020-01-01    | '2020-01-01' is no time to come; expected such as",
        "silence add --until=10000-01-01T00:00:00Z | in the years up to 9999",
        "silence add --until 4h --at 02:00 | --at has no meaning without --weekly",
        "silence add --until 4h --length 3h --zone UTC | --length and --zone have no meaning",
        "silence add --until 4h --waiver   | --waiver needs --reason and --until",
        "silence add --until 4h --vm=      | --vm: '' is not accepted; expected a name",
        "silence add --until 4h --check=   | --check: '' is not accepted; expected a name",
        "silence add --until 4h --cluster= | --cluster: '' is not accepted; expected a name",
        "silence add --weekly SU --at 02:00 --length 3h  | --weekly: 'SU' is not accepted;"
            + " expected",
        "silence add --weekly SUN --at 2 --length 3h     | --at: '2' is not accepted; expected a",
        "silence add --weekly SUN --at 25:00 --length 3h | --at: '25:00' is not accepted",
        "silence add --weekly SUN --at 02:00 --length x  | --length: 'x' is not accepted; expected",
        "silence add --weekly SUN --at 02:00 --length 8d | --length: '8d' is not accepted;"
            + " expected",
        "silence add --weekly SUN --at 02:00 --length 0s | --length: '0s' is not accepted;"
            + " expected",
        "silence add --weekly SUN --at 02:00 --length 3h --zone Tokyo | --zone: 'Tokyo' is not",
        "silence end x                     | no silence is called 'x'; 'ncc silence list' lists",
        "alerts x                          | begins with 'x'; 'ncc alerts' lists them",
        "ack a --until=40000d              | --until: '40000d' is no time to come; expected such",
        "alerts --daemon http://x:99999    | 'http://x:99999' is no address of a daemon; expected",
        "alerts --daemon http://x:0        | 'http://x:0' is no address of a daemon; expected",
        "simulate prism --clusters 0       | --clusters: '0' is not a number from 1 to 500",
        "collect --output=                 | --output: '': expected a new folder",
        "simulate cvm --commands=          | --commands: '' is not accepted; expected a folder",
      })
  void aWrongValueIsNamedWithItsOptionAndWhatIsAccepted(String line, String why) {
    var isStored = Stream.of("silence", "alerts x", "ack").anyMatch(line::startsWith);
    var result = run(line + (isStored ? " --store STORE" : ""));

    assertThat(result.err()).startsWith("ncc: ").contains(why).hasLineCount(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(64);
  }

  static List<List<String>> commands() {
    return HeededOptionsTest.COMMANDS;
  }

  /// Every command with every option of its own and a value that nobody means.
  @ParameterizedTest
  @MethodSource("commands")
  void noWrongValueOfAnyOptionIsAFaultOfNcc(List<String> words) {
    for (var option : own(words)) {
      for (String value : List.of("", " ", "shh://nonsense", "-1", "99999999999999999999d")) {
        var needed = spec(words).positionalParameters().stream().limit(1).map(_ -> "x");
        var line =
            Stream.of(words.stream(), needed, Stream.of(option + "=" + placed(option, value)))
                .flatMap(part -> part)
                .toList();

        var result = run(line);

        assertThat(result.code()).as("%s", line).isNotIn(1, 2, 70);
        assertThat(result.err().lines())
            .as("%s", line)
            .allMatch(said ->
                said.startsWith("ncc: ") || said.startsWith("'ncc ") || said.startsWith("Did you"));
      }
    }
  }

  /// What would be written goes where it is taken away again.
  private static String placed(String option, String value) {
    boolean isWritten = List.of("--commands", "--output").contains(option) && !value.isBlank();
    return isWritten
        ? folder.resolve("written").resolve(value.replace("/", "_")).toString()
        : value;
  }

  private static List<String> own(List<String> words) {
    var common = spec(List.of()).options().stream().map(OptionSpec::longestName).toList();
    return spec(words).options().stream()
        .filter(option -> option.arity().max() > 0)
        .map(OptionSpec::longestName)
        .filter(name -> !common.contains(name))
        .toList();
  }

  private static CommandSpec spec(List<String> words) {
    var nothing = new Catalog(List.of(), List.of(), List.of(), List.of(), List.of());
    var at = CommandTree.of(() -> nothing, Main.environment());
    for (String word : words) {
      at = requireNonNull(at.subcommands().get(word), word).getCommandSpec();
    }
    return at;
  }

  private static CommandRun run(String line) {
    return run(
        Arrays.stream(line.replace("STORE", folder.resolve("store.db").toString()).split(" "))
            .collect(Collectors.toList()));
  }

  private static CommandRun run(List<String> words) {
    return CommandRun.of(
        Map.of("HOME", folder.toString(), "XDG_STATE_HOME", folder.resolve("none").toString()),
        words);
  }
}
