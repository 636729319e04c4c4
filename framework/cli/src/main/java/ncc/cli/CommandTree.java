package ncc.cli;

import java.util.List;
import ncc.cli.alert.AlertCommands;
import ncc.cli.alert.DeliveriesCommand;
import ncc.cli.alert.SilenceCommand;
import ncc.cli.check.CatalogTables;
import ncc.cli.check.HealthChecks;
import ncc.cli.collect.Collecting;
import ncc.cli.config.EffectiveConfiguration;
import ncc.cli.history.HistoryCommands;
import ncc.cli.metrics.MetricsCommands;
import ncc.cli.probe.Probing;
import ncc.cli.report.Rendering;
import ncc.cli.serve.Serving;
import ncc.cli.serve.TokenCommand;
import ncc.cli.setting.SetCommand;
import ncc.cli.simulate.Simulators;
import ncc.cli.task.RunCommands;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.json.config.ConfigurationSchema;
import picocli.CommandLine.Model.CommandSpec;

/// All words of the command line. Modules and checks come from the catalog, so a plugin's appear by
/// themselves.
public final class CommandTree {
  private static final String RUN_ALL = "run_all";

  private final Catalog catalog;
  private final Environment environment;

  private CommandTree(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  static CommandSpec of(Catalog catalog, Environment environment) {
    return new CommandTree(catalog, environment).root();
  }

  private CommandSpec root() {
    var tables = new CatalogTables(catalog, environment);
    var root = Command.spec(line -> tables.modules());
    root.name("ncc");
    Help.describe(
        root,
        "Health checks of clusters and their guest VMs, in NCC's own words.",
        "ncc --source captures/tokyo-01 health_checks run_all",
        "ncc --source captures/tokyo-01 health_checks ngt_checks ngt_client_cert_expiry_check",
        "ncc --source captures/tokyo-01 --report html=fleet.html health_checks run_all",
        "ncc list");
    root.addSubcommand("health_checks", healthChecks(tables));
    root.addSubcommand(
        "list",
        Help.describe(
            Command.spec(line -> tables.checks()), "Lists every check, by module.", "ncc list"));
    root.addSubcommand("describe", describe(tables));
    root.addSubcommand("probe", Probing.command(catalog, environment));
    root.addSubcommand("serve", Serving.command(catalog, environment));
    root.addSubcommand("token", TokenCommand.spec(environment));
    AlertCommands.addTo(root, environment);
    SilenceCommand.addTo(root, environment);
    DeliveriesCommand.addTo(root, environment);
    HistoryCommands.addTo(root, environment);
    RunCommands.addTo(root, catalog, environment);
    root.addSubcommand("set", SetCommand.command(catalog, environment));
    root.addSubcommand("metrics", MetricsCommands.spec(catalog, environment));
    root.addSubcommand("validate", validate());
    root.addSubcommand("config", config());
    root.addSubcommand("render", render());
    root.addSubcommand("collect", collect());
    root.addSubcommand("trust", trust());
    root.addSubcommand("simulate", Simulators.of(environment));
    root.addSubcommand("completion", completion(root));
    Options.addTo(root);
    return root;
  }

  private CommandSpec healthChecks(CatalogTables tables) {
    var spec = Command.spec(line -> tables.modules());
    Help.describe(
        spec,
        "Runs checks.",
        "ncc --source captures/tokyo-01 health_checks run_all",
        "ncc --source captures/tokyo-01 health_checks ngt_checks run_all");
    spec.addSubcommand(RUN_ALL, running(catalog.checks(), "Runs every check.", "run_all"));
    catalog.modules().forEach((path, checks) -> addModule(spec, path, checks, tables));
    return spec;
  }

  private void addModule(
      CommandSpec healthChecks, String path, List<CheckPlugin> checks, CatalogTables tables) {
    var at = healthChecks;
    var walked = "";
    for (String word : path.split("/", -1)) {
      walked = walked.isEmpty() ? word : walked + "/" + word;
      var below = at.subcommands().get(word);
      at = below != null ? below.getCommandSpec() : addModule(at, word, walked, tables);
    }
    for (CheckPlugin check : checks) {
      var words = check.description().words();
      at.addSubcommand(check.id(), running(List.of(check), check.description().title(), words));
    }
  }

  private CommandSpec addModule(
      CommandSpec parent, String word, String path, CatalogTables tables) {
    var within = within(path);
    var spec = Command.spec(line -> several(line, within, tables, path));
    spec.subcommandsRepeatable(true);
    var words = "health_checks " + path.replace('/', ' ');
    Help.describe(
        spec,
        "Runs checks of " + path + ".",
        "ncc --source captures/tokyo-01 " + words + " run_all",
        "ncc --source captures/tokyo-01 " + words + " " + within.getFirst().id());
    spec.addSubcommand(RUN_ALL, running(within, "Runs every check of " + path + ".", words));
    parent.addSubcommand(word, spec);
    return spec;
  }

  private List<CheckPlugin> within(String path) {
    return catalog.checks().stream()
        .filter(check -> (check.description().module() + "/").startsWith(path + "/"))
        .toList();
  }

  /// A module named alone shows its checks; followed by several of them, it runs these.
  private int several(
      picocli.CommandLine.ParseResult line,
      List<CheckPlugin> within,
      CatalogTables tables,
      String path)
      throws Failure {
    var named = Selected.leaves(line);
    if (named.isEmpty()) {
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
        Command.spec(line -> new HealthChecks(catalog, environment).run(line, checks)),
        what,
        "ncc --source captures/tokyo-01 " + words,
        "ncc --source captures/tokyo-01 --report html=report.html --report json=run.json " + words);
  }

  private CommandSpec describe(CatalogTables tables) {
    var spec = Command.spec(line -> tables.describe(Selected.positionals(line)));
    spec.addPositional(Selected.positional("CHECK", "1..*", "The check's id."));
    return Help.describe(
        spec,
        "Tells all about a check: causes, resolutions, parameters, the facts it needs.",
        "ncc describe ngt_client_cert_expiry_check");
  }

  private CommandSpec validate() {
    return Help.describe(
        Command.spec(line -> new Validation(catalog, environment).run(line)),
        "Checks configuration and plugins, runs nothing.",
        "ncc validate",
        "ncc --config ncc.yaml --plugin-path plugins validate");
  }

  private CommandSpec config() {
    var parent = Command.spec(line -> Help.print(line, environment));
    Help.describe(
        parent,
        "Shows what is configured, and what can be.",
        "ncc config show",
        "ncc config schema > ncc.schema.json");
    parent.addSubcommand(
        "show",
        Help.describe(
            Command.spec(line -> new EffectiveConfiguration(catalog, environment, line).show()),
            "Shows what holds, as an ncc.yaml, with where each value comes from.",
            "ncc config show",
            "ncc --config ncc.yaml --set ngt_client_cert_expiry_check.warn=60d config show"));
    parent.addSubcommand(
        "schema",
        Help.describe(
            Command.spec(line -> schema()),
            "Prints the JSON Schema of ncc.yaml with the plugins at hand, for editors.",
            "ncc config schema > ncc.schema.json"));
    return parent;
  }

  private int schema() {
    var checks = catalog.checks().stream().map(CheckPlugin::description).toList();
    environment.out().print(ConfigurationSchema.of(checks, catalog.sources(), catalog.notifiers()));
    return ExitCode.OK;
  }

  private CommandSpec render() {
    var spec = Command.spec(line -> new Rendering(catalog, environment).run(line));
    spec.addPositional(
        Selected.positional("RUN.json", "1", "A run saved with --report json=FILE."));
    return Help.describe(
        spec,
        "Makes any report from a saved run, the same as one made at once.",
        "ncc render run.json --report html=report.html",
        "ncc render run.json --report text=- --layout download");
  }

  private CommandSpec collect() {
    var spec = Command.spec(line -> new Collecting(catalog, environment).run(line));
    Options.add(
        spec,
        Collecting.OUTPUT,
        "DIR",
        "Where the captures go: a new folder, or an empty one. They hold names: nobody else may"
            + " read them.");
    Options.flag(
        spec,
        Collecting.ANONYMIZE,
        "Replace names, UUIDs and addresses, the same everywhere; leave out what may tell more.");
    return Help.describe(
        spec,
        "Writes down what the sources tell, as captures to be checked elsewhere.",
        "ncc --source captures/tokyo-01 collect --output for-support --anonymize",
        "ncc collect --output captures/today");
  }

  private CommandSpec trust() {
    var spec = Command.spec(line -> new Trusting(catalog, environment).run(line));
    spec.addPositional(Selected.positional("URI", "1", "As for --source."));
    return Help.describe(
        spec,
        "Shows who answers at a source's address, and what to write down to trust it.",
        "ncc trust prism-element://prism.example:9440");
  }

  private CommandSpec completion(CommandSpec root) {
    var spec =
        Command.spec(line -> Completion.print(root, Selected.positionals(line), environment));
    spec.addPositional(Selected.positional("SHELL", "1", "bash or zsh."));
    return Help.describe(
        spec,
        "Prints a completion script for a shell.",
        "ncc completion bash > ~/.local/share/bash-completion/completions/ncc",
        "source <(ncc completion zsh)");
  }
}
