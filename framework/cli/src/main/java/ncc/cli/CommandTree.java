package ncc.cli;

import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ncc.cli.alert.AlertCommands;
import ncc.cli.alert.DeliveriesCommand;
import ncc.cli.alert.SilenceCommand;
import ncc.cli.check.CatalogTables;
import ncc.cli.check.CheckWords;
import ncc.cli.collect.Collecting;
import ncc.cli.config.ConfigurationReading;
import ncc.cli.config.EffectiveConfiguration;
import ncc.cli.history.HistoryCommands;
import ncc.cli.metrics.MetricsCommands;
import ncc.cli.plan.PlanCommand;
import ncc.cli.plan.VerifyCommand;
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
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.cli.terminal.Words;
import ncc.cli.why.WhyCommand;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.json.config.ConfigurationSchema;
import picocli.CommandLine.Model.CommandSpec;

/// The words of the command line.
public final class CommandTree {
  private final Supplier<Catalog> catalog;
  private final Environment environment;
  private final Predicate<String> wanted;

  private CommandTree(
      Supplier<Catalog> catalog, Environment environment, Predicate<String> wanted) {
    this.catalog = catalog;
    this.environment = environment;
    this.wanted = wanted;
  }

  /// All words there are.
  static CommandSpec of(Supplier<Catalog> catalog, Environment environment) {
    return of(catalog, environment, _ -> true);
  }

  /// Only some of the words, for a line that has no others.
  ///
  /// @param catalog asked only by words that need plugins
  /// @param wanted the words that may occur
  static CommandSpec of(
      Supplier<Catalog> catalog, Environment environment, Predicate<String> wanted) {
    return new CommandTree(catalog, environment, wanted).root();
  }

  private CommandSpec root() {
    var root = Command.spec(line -> tables().modules());
    root.name("ncc");
    Help.describe(
        root,
        "Health checks of clusters and their guest VMs, in NCC's own words.",
        "ncc --source captures/tokyo-01 health_checks run_all",
        "ncc --source captures/tokyo-01 health_checks ngt_checks ngt_client_cert_expiry_check",
        "ncc --source captures/tokyo-01 --report html=fleet.html health_checks run_all",
        "ncc list");
    addTo(new Words(root, wanted));
    Options.addTo(root);
    return root;
  }

  private void addTo(Words root) {
    root.add("health_checks", () -> CheckWords.healthChecks(catalog.get(), environment, wanted));
    root.add("list", this::list);
    root.add("describe", this::describe);
    root.add("plan", () -> PlanCommand.command(catalog.get(), environment));
    root.add("verify", () -> VerifyCommand.command(catalog.get(), environment));
    root.add("why", () -> WhyCommand.command(catalog.get(), environment));
    root.add("probe", () -> Probing.command(catalog.get(), environment));
    root.add("serve", () -> Serving.command(catalog.get(), environment));
    root.add("token", () -> TokenCommand.spec(environment));
    AlertCommands.addTo(root, environment);
    root.add("silence", () -> SilenceCommand.command(catalog, environment));
    root.add("deliveries", () -> DeliveriesCommand.command(environment));
    HistoryCommands.addTo(root, environment);
    RunCommands.addTo(root, catalog, environment);
    root.add("set", () -> SetCommand.command(catalog.get(), environment));
    root.add("metrics", () -> MetricsCommands.spec(catalog.get(), environment));
    root.add("validate", this::validate);
    root.add("config", this::config);
    root.add("render", this::render);
    root.add("collect", this::collect);
    root.add("trust", this::trust);
    root.add("simulate", () -> Simulators.of(catalog, environment));
    root.add("completion", this::completion);
  }

  private CatalogTables tables() {
    return new CatalogTables(catalog.get(), environment);
  }

  /// A word that shows what plugins bring, those that `ncc.yaml` names among them.
  private CommandSpec ofPlugins(Command action) {
    return ofPlugins(Set.of(), action);
  }

  private CommandSpec ofPlugins(Set<String> options, Command action) {
    return Command.spec(
        Options.union(Set.of(Options.CONFIG), options),
        line -> {
          ConfigurationReading.requireReadable(Options.one(line, Options.CONFIG, environment));
          return action.run(line);
        });
  }

  private CommandSpec list() {
    return Help.describe(
        ofPlugins(line -> tables().checks()), "Lists every check, by module.", "ncc list");
  }

  private CommandSpec describe() {
    var spec = ofPlugins(line -> tables().describe(Selected.positionals(line)));
    spec.addPositional(Selected.positional("CHECK", "1..*", "The check's id."));
    return Help.describe(
        spec,
        "Tells all about a check: causes, resolutions, parameters, the facts it needs.",
        "ncc describe ngt_client_cert_expiry_check");
  }

  private CommandSpec validate() {
    return Help.describe(
        Command.spec(
            Set.of(Options.CONFIG, Options.SET, Options.USE_GUEST_KEY, Options.REPORT),
            line -> new Validation(catalog.get(), environment).run(line)),
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
            Command.spec(
                Set.of(
                    Options.SOURCE,
                    Options.CONFIG,
                    Options.MAX_CLUSTERS,
                    Options.CLUSTER_TIMEOUT,
                    Options.SET,
                    Options.USE_GUEST_KEY,
                    Options.REPORT),
                line -> new EffectiveConfiguration(catalog.get(), environment, line).show()),
            "Shows what holds, as an ncc.yaml, with where each value comes from.",
            "ncc config show",
            "ncc --config ncc.yaml --set ngt_client_cert_expiry_check.warn=60d config show"));
    parent.addSubcommand(
        "schema",
        Help.describe(
            ofPlugins(line -> schema()),
            "Prints the JSON Schema of ncc.yaml with the plugins at hand, for editors.",
            "ncc config schema > ncc.schema.json"));
    return parent;
  }

  private int schema() {
    var plugins = catalog.get();
    var checks = plugins.checks().stream().map(CheckPlugin::description).toList();
    environment
        .out()
        .print(
            ConfigurationSchema.of(
                checks, plugins.sources(), plugins.notifiers(), plugins.listeners()));
    return ExitCode.OK;
  }

  private CommandSpec render() {
    var spec =
        ofPlugins(Options.REPORTING, line -> new Rendering(catalog.get(), environment).run(line));
    spec.addPositional(
        Selected.positional("RUN.json", "1", "A run saved with --report json=FILE."));
    return Help.describe(
        spec,
        "Makes any report from a saved run, the same as one made at once.",
        "ncc render run.json --report html=report.html",
        "ncc render run.json --report text=- --layout download");
  }

  private CommandSpec collect() {
    var spec =
        Command.spec(Options.READING, line -> new Collecting(catalog.get(), environment).run(line));
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
    var spec = ofPlugins(line -> new Trusting(catalog.get(), environment).run(line));
    spec.addPositional(Selected.positional("URI", "1", "As for --source."));
    return Help.describe(
        spec,
        "Shows who answers at a source's address, and what to write down to trust it.",
        "ncc trust prism-element://prism.example:9440");
  }

  private CommandSpec completion() {
    var spec =
        ofPlugins(line ->
            Completion.print(of(catalog, environment), Selected.positionals(line), environment));
    spec.addPositional(Selected.positional("SHELL", "1", "bash or zsh."));
    return Help.describe(
        spec,
        "Prints a completion script for a shell.",
        "ncc completion bash > ~/.local/share/bash-completion/completions/ncc",
        "source <(ncc completion zsh)");
  }
}
