package ncc.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.engine.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// An option that a command does not heed is refused, on whichever side of the word it stands, and
/// is not in its help.
class HeededOptionsTest {
  private static final List<String> EVERYWHERE =
      List.of("--debug", "--help", "--no-color", "--plugin-path", "--version");
  private static final List<String> NAMES = List.of("--cluster", "--vm", "--cvm_list");
  static final List<List<String>> COMMANDS = paths(whole(), List.of());

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void everyOptionIsHeededBySomeWord() {
    var heeded =
        COMMANDS.stream()
            .flatMap(words -> Command.of(at(whole(), words)).options().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    heeded.addAll(EVERYWHERE);

    assertThat(common().stream().map(OptionSpec::longestName)).isSubsetOf(heeded);
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  @Timeout(60)
  void whatACommandDoesNotHeedIsRefusedBeforeAndBehindIt(List<String> words) {
    var command = at(whole(), words);
    for (var option : common()) {
      var name = option.longestName();
      if (EVERYWHERE.contains(name) || Command.of(command).options().contains(name)) {
        continue;
      }
      var typed = option.arity().max() == 0 ? List.of(name) : List.of(name, "1");
      for (var line : List.of(joined(typed, words), joined(words, typed))) {
        assertThat(run(line)).as("%s", line).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8))
            .isEqualTo(
                "ncc: 'ncc %1$s' has no %2$s; 'ncc %1$s --help' shows what is possible\n"
                    .formatted(String.join(" ", words), name));
        assertThat(out.size()).isZero();
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  /// Every option there is, mistyped at its end, with a value and without.
  @ParameterizedTest
  @FieldSource("COMMANDS")
  @Timeout(60)
  void whatIsSuggestedForAMistypedOptionIsTaken(List<String> words) {
    var command = at(whole(), words);
    new picocli.CommandLine(command);
    var taken = Options.taken(command);
    for (var name : every()) {
      for (var typed : List.of(name + "x", name + "x=1")) {
        assertThat(run(joined(words, List.of(typed)))).as(typed).isEqualTo(64);
        var suggested =
            err.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("Did you mean '"))
                .map(line -> line.substring("Did you mean '".length(), line.length() - 2))
                .toList();
        assertThat(taken).containsAll(suggested);
        if (taken.contains(name)) {
          assertThat(suggested).containsExactly(name);
        }
      }
    }
  }

  private static List<String> every() {
    return Stream.concat(Stream.of(List.<String>of()), COMMANDS.stream())
        .flatMap(words -> at(whole(), words).options().stream())
        .map(OptionSpec::longestName)
        .filter(name -> name.startsWith("--"))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void theHelpOfACommandShowsWhatItHeedsAlone(List<String> words) {
    var command = at(whole(), words);
    new picocli.CommandLine(command);
    var heeded = new TreeSet<>(Command.of(command).options());
    heeded.addAll(EVERYWHERE);
    var known = common().stream().map(OptionSpec::longestName).toList();

    var help = Help.of(command);

    assertThat(
            help.substring(help.indexOf("\nOptions:"))
                .lines()
                .flatMap(line -> Arrays.stream(line.strip().split("[ =,]+")).limit(2))
                .filter(known::contains))
        .containsExactlyInAnyOrderElementsOf(heeded);
  }

  /// Whoever adds a command or an option decides here, too.
  @Test
  void whoHeedsWhatIsAsItStandsHere() {
    assertThat(
            COMMANDS.stream()
                .map(words -> row(words, Command.of(at(whole(), words)).options()))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n")))
        .isEqualTo(
            """
            ack                --config
            alerts             --cluster --config --vm
            collect            --cluster --cluster-timeout --config --max-clusters --source
            completion         --config
            config
            config schema      --config
            config show        --cluster-timeout --config --max-clusters --report --set \
            --source --use-guest-key
            deliveries         --config
            describe           --config
            diff               --config
            health_checks      --allow-plugin-problems --as-of --cluster --cluster-timeout \
            --config --cvm_list --dry-run --fail-on --layout --locale --max-clusters --now \
            --probe --report --set --source --use-guest-key --vm
            health_checks run_all --allow-plugin-problems --as-of --cluster --cluster-timeout \
            --config --cvm_list --dry-run --fail-on --layout --locale --max-clusters --now \
            --probe --report --set --source --use-guest-key --vm
            history            --cluster --config --vm
            list               --config
            metrics
            metrics estimate   --allow-plugin-problems --as-of --cluster --cluster-timeout \
            --config --cvm_list --max-clusters --now --probe --set --source --use-guest-key --vm
            plan               --allow-plugin-problems --as-of --cluster --cluster-timeout \
            --config --cvm_list --max-clusters --now --probe --set --source --use-guest-key --vm
            probe              --cluster --cluster-timeout --config --max-clusters --report \
            --source
            render             --config --fail-on --layout --locale --report
            resolve            --config
            run                --cluster --config --fail-on --layout --locale --report
            runs               --cluster --config
            serve              --allow-plugin-problems --cluster --cluster-timeout --config \
            --max-clusters --probe --set --source --use-guest-key
            set                --cluster --config --set
            silence
            silence add        --cluster --config --vm
            silence end        --config
            silence list       --config
            simulate
            simulate cvm
            simulate prism
            tasks              --config
            token
            trust              --config
            validate           --config --report --set --use-guest-key
            verify             --allow-plugin-problems --as-of --cluster --cluster-timeout \
            --config --cvm_list --max-clusters --now --probe --set --source --use-guest-key --vm
            why                --allow-plugin-problems --as-of --cluster --cluster-timeout \
            --config --cvm_list --max-clusters --now --probe --set --source --use-guest-key --vm
            """);
  }

  private static String row(List<String> words, java.util.Set<String> options) {
    return "%-18s %s"
        .formatted(
            String.join(" ", words), options.stream().sorted().collect(Collectors.joining(" ")))
        .strip();
  }

  /// Names of clusters, VMs and CVMs are looked up among facts, which there are none of here.
  @ParameterizedTest
  @ValueSource(strings = {"config show", "validate", "health_checks run_all", "metrics estimate"})
  void whatAnOptionCannotBeIsRefusedWhereverItIsHeeded(String words) {
    var path = List.of(words.split(" "));
    for (var name : Command.of(at(whole(), path)).options()) {
      var option = requireNonNull(whole().findOption(name));
      if (option.arity().max() == 0 || NAMES.contains(name)) {
        continue;
      }
      assertThat(run(joined(List.of(name, "shh://nonsense"), path))).as(name).isIn(64, 78);
      assertThat(err.toString(StandardCharsets.UTF_8)).as(name).contains("shh");
      assertThat(out.toString(StandardCharsets.UTF_8)).as(name).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "history",
        "render",
        "trust",
        "token",
        "completion",
        "ack",
        "resolve",
        "describe",
        "silence end",
        "diff"
      })
  void aCommandWithoutWhatItNeedsSaysWhat(String words) {
    assertThat(run(List.of(words.split(" ")))).isEqualTo(64);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("ncc: 'ncc " + words + "' expects ")
        .endsWith("; 'ncc " + words + " --help' shows what is possible\n")
        .hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "describe a_check",
        "render run.json",
        "trust x://y",
        "completion bash",
        "config schema"
      })
  void aFileThatIsToNamePluginsAndCannotBeReadIsAFault(String words) {
    assertThat(run(joined(List.of("--config", "nowhere.yaml"), List.of(words.split(" ")))))
        .isEqualTo(78);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("ncc: 'nowhere.yaml' cannot be read ")
        .hasLineCount(1);
    assertThat(out.size()).isZero();
  }

  @Test
  void optionsWithoutACheckToRunAreRefusedWithWhatToAdd() {
    assertThat(run(List.of("--source", "x", "health_checks"))).isEqualTo(64);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "ncc: 'ncc health_checks' alone lists checks and takes no --source; add run_all or the"
                + " name of a check to run it\n");
  }

  @Test
  void oneOfTwoRunsIsNotEnough() {
    assertThat(run(List.of("diff", "monday.json"))).isEqualTo(64);
  }

  private int run(List<String> words) {
    out.reset();
    err.reset();
    return CommandLine.run(environment(), words.toArray(String[]::new));
  }

  private Environment environment() {
    return new Environment(
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8),
        new Environment.Screen(false, false, 80),
        Map.of("XDG_STATE_HOME", folder.toString(), "XDG_CONFIG_HOME", folder.toString()),
        Optional.empty(),
        new Environment.Version("1", "unknown"),
        InstantSource.system());
  }

  private static List<String> joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static CommandSpec whole() {
    var nothing = new Catalog(List.of(), List.of(), List.of(), List.of(), List.of());
    return CommandTree.of(() -> nothing, Main.environment());
  }

  private static List<OptionSpec> common() {
    return whole().options().stream()
        .filter(option -> !option.longestName().equals(Options.VERBOSE))
        .toList();
  }

  private static CommandSpec at(CommandSpec root, List<String> words) {
    var at = root;
    for (String word : words) {
      at = requireNonNull(at.subcommands().get(word), word).getCommandSpec();
    }
    return at;
  }

  private static List<List<String>> paths(CommandSpec root, List<String> above) {
    var all = new ArrayList<List<String>>();
    root.subcommands()
        .forEach((word, command) -> {
          var path = joined(above, List.of(word));
          all.add(path);
          all.addAll(paths(command.getCommandSpec(), path));
        });
    return all;
  }
}
