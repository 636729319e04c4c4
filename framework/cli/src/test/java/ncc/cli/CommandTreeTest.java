package ncc.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ncc.cli.terminal.Environment;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Vm;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

class CommandTreeTest {
  private static final Catalog CATALOG =
      new Catalog(checks(new One(), new Deep()), List.of(), List.of(), List.of(), List.of());

  @Test
  void aLineHasItsWordsWithAllTheirOptionsWhenNoOthersAreMade() {
    for (List<String> path : paths(whole(), List.of())) {
      var few = at(CommandTree.of(() -> CATALOG, environment(), path::contains), path);
      var all = at(whole(), path);

      assertThat(few.optionsMap().keySet()).as("%s", path).isEqualTo(all.optionsMap().keySet());
      assertThat(few.positionalParameters()).hasSameSizeAs(all.positionalParameters());
    }
  }

  @Test
  void modulesAndChecksAreWords() {
    assertThat(paths(whole(), List.of()))
        .contains(
            List.of("health_checks", "run_all"),
            List.of("health_checks", "a_checks", "run_all"),
            List.of("health_checks", "a_checks", "one_check"),
            List.of("health_checks", "a_checks", "deep_checks", "run_all"),
            List.of("health_checks", "a_checks", "deep_checks", "deep_check"));
  }

  @Test
  void onlyTheWordsOfTheLineAreMade() {
    var words = List.of("health_checks", "a_checks", "deep_checks", "deep_check");
    var few = CommandTree.of(() -> CATALOG, environment(), words::contains);

    assertThat(paths(few, List.of()))
        .containsExactlyInAnyOrder(
            List.of("health_checks"),
            List.of("health_checks", "a_checks"),
            List.of("health_checks", "a_checks", "deep_checks"),
            List.of("health_checks", "a_checks", "deep_checks", "deep_check"));
  }

  @Test
  void aLineWithoutAWordThatNeedsPluginsDoesNotAskForThem() {
    Supplier<Catalog> never =
        () -> {
          throw new AssertionError("asked for plugins");
        };

    var few = CommandTree.of(never, environment(), List.of("alerts", "--version")::contains);

    assertThat(few.subcommands()).containsOnlyKeys("alerts");
  }

  private static CommandSpec whole() {
    return CommandTree.of(() -> CATALOG, environment());
  }

  /// Every command below `spec`, as it is typed.
  private static List<List<String>> paths(CommandSpec spec, List<String> above) {
    var paths = new ArrayList<List<String>>();
    spec.subcommands()
        .forEach((word, command) -> {
          var path = new ArrayList<>(above);
          path.add(word);
          paths.add(path);
          paths.addAll(paths(command.getCommandSpec(), path));
        });
    return paths;
  }

  private static CommandSpec at(CommandSpec root, List<String> path) {
    var at = root;
    for (String word : path) {
      at = requireNonNull(at.subcommands().get(word), () -> word + " of " + path).getCommandSpec();
    }
    return at;
  }

  private static List<CheckPlugin> checks(Check... checks) {
    return List.of(checks).stream().map(CheckPlugin::of).toList();
  }

  private static Environment environment() {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new Environment(
        nowhere,
        nowhere,
        new Environment.Screen(false, false, 80),
        Map.of(),
        Optional.empty(),
        new Environment.Version("0.1.0", "test"),
        InstantSource.system());
  }

  @CheckInfo(
      id = "one_check",
      module = "a_checks",
      title = "One",
      description = "Passes.",
      causes = "None.",
      resolutions = "None.",
      impact = "None.",
      categories = "Test",
      interval = "1h")
  public record One() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "deep_check",
      module = "a_checks/deep_checks",
      title = "Deep",
      description = "Passes.",
      causes = "None.",
      resolutions = "None.",
      impact = "None.",
      categories = "Test",
      interval = "1h")
  public record Deep() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }
}
