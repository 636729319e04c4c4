package ncc.cli.check;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.cli.terminal.Words;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `health_checks` and what follows it: modules and checks come from the catalog, so a plugin's
/// words appear by themselves.
public final class CheckWords {
  private static final String RUN_ALL = "run_all";

  private static final Set<String> HEEDED =
      Options.union(
          Options.union(Options.READING, Options.JUDGING),
          Options.union(Options.REPORTING, Set.of(Options.DRY_RUN)));

  private final Catalog catalog;
  private final Environment environment;
  private final CatalogTables tables;
  private final Predicate<String> wanted;

  private CheckWords(Catalog catalog, Environment environment, Predicate<String> wanted) {
    this.catalog = catalog;
    this.environment = environment;
    this.tables = new CatalogTables(catalog, environment);
    this.wanted = wanted;
  }

  /// @param wanted the modules and checks that are given a word
  public static CommandSpec healthChecks(
      Catalog catalog, Environment environment, Predicate<String> wanted) {
    return new CheckWords(catalog, environment, wanted).healthChecks();
  }

  private CommandSpec healthChecks() {
    var spec =
        Command.spec(
            HEEDED,
            line -> {
              Options.refuseWithoutCheck(line, Selected.last(line).commandSpec());
              return tables.modules();
            });
    Help.describe(
        spec,
        "Runs checks.",
        "ncc --source captures/tokyo-01 health_checks run_all",
        "ncc --source captures/tokyo-01 health_checks ngt_checks run_all");
    words(spec).add(RUN_ALL, () -> running(catalog.checks(), "Runs every check.", "run_all"));
    catalog.modules().forEach((path, checks) -> addModule(spec, path, checks));
    return spec;
  }

  private Words words(CommandSpec parent) {
    return new Words(parent, wanted);
  }

  /// A module below one that is not wanted is not, either: it cannot be typed alone.
  private void addModule(CommandSpec healthChecks, String path, List<CheckPlugin> checks) {
    var at = healthChecks;
    var walked = "";
    for (String word : path.split("/", -1)) {
      walked = walked.isEmpty() ? word : walked + "/" + word;
      var module = walked;
      if (!at.subcommands().containsKey(word)) {
        words(at).add(word, () -> module(module));
      }
      var below = at.subcommands().get(word);
      if (below == null) {
        return;
      }
      at = below.getCommandSpec();
    }
    for (CheckPlugin check : checks) {
      words(at)
          .add(
              check.id(),
              () ->
                  running(
                      List.of(check), check.description().title(), check.description().words()));
    }
  }

  private CommandSpec module(String path) {
    var within = within(path);
    var spec = Command.spec(HEEDED, line -> several(line, within, path));
    spec.subcommandsRepeatable(true);
    var words = "health_checks " + path.replace('/', ' ');
    Help.describe(
        spec,
        "Runs checks of " + path + ".",
        "ncc --source captures/tokyo-01 " + words + " run_all",
        "ncc --source captures/tokyo-01 " + words + " " + within.getFirst().id());
    words(spec).add(RUN_ALL, () -> running(within, "Runs every check of " + path + ".", words));
    return spec;
  }

  private List<CheckPlugin> within(String path) {
    return catalog.checks().stream()
        .filter(check -> (check.description().module() + "/").startsWith(path + "/"))
        .toList();
  }

  /// A module named alone shows its checks; followed by several of them, it runs these.
  private int several(ParseResult line, List<CheckPlugin> within, String path) throws Failure {
    var named = Selected.leaves(line);
    if (named.isEmpty()) {
      Options.refuseWithoutCheck(line, Selected.last(line).commandSpec());
      return tables.checks(path);
    }
    var chosen =
        named.contains(RUN_ALL)
            ? within
            : within.stream().filter(check -> named.contains(check.id())).toList();
    return new HealthChecks(catalog, environment).run(line, chosen);
  }

  private CommandSpec running(List<CheckPlugin> checks, String what, String words) {
    return Help.describe(
        Command.spec(HEEDED, line -> new HealthChecks(catalog, environment).run(line, checks)),
        what,
        "ncc --source captures/tokyo-01 " + words,
        "ncc --source captures/tokyo-01 --report html=report.html --report json=run.json " + words);
  }
}
