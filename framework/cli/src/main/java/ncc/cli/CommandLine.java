package ncc.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.engine.Catalog;
import ncc.engine.Plugins;
import ncc.spi.run.PluginProblem;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// One line typed by an operator: finds the plugins, since they decide which words exist, then the
/// command, and runs it.
final class CommandLine {
  private final Environment environment;

  CommandLine(Environment environment) {
    this.environment = environment;
  }

  int run(String... args) {
    var catalog = Plugins.find(pluginFolders(args));
    catalog.problems().forEach(this::warn);
    var commands = new picocli.CommandLine(CommandTree.of(catalog, environment));
    commands.setUsageHelpWidth(Math.clamp(environment.screen().columns(), 60, 120));
    try {
      return run(commands.parseArgs(args), catalog);
    } catch (ParameterException e) {
      return usage(e);
    }
  }

  private int run(ParseResult line, Catalog catalog) {
    var command = deepest(line);
    if (Options.has(line, "--help")) {
      environment.out().print(Help.of(command.commandSpec()));
      return ExitCode.OK;
    }
    if (Options.has(line, "--version")) {
      environment.out().println(version());
      if (Options.has(line, Options.VERBOSE)) {
        environment.out().print(VersionLines.of(environment.version(), catalog));
      }
      return ExitCode.OK;
    }
    try {
      return ((Command) command.commandSpec().userObject()).run(line);
    } catch (Failure e) {
      environment.err().println("ncc: " + e.getMessage());
      if (Options.has(line, Options.DEBUG)) {
        e.printStackTrace(environment.err());
      }
      return e.exitCode();
    }
  }

  /// The last word that names a command; of several checks in a row, their module.
  private static ParseResult deepest(ParseResult line) {
    var at = line;
    while (at.subcommands().size() == 1) {
      at = at.subcommand();
    }
    return at;
  }

  private String version() {
    return "ncc %s (revision %s, Java %s, %s)"
        .formatted(
            environment.version().number(),
            environment.version().revision(),
            Runtime.version(),
            System.getProperty("java.vm.vendor", "?"));
  }

  private int usage(ParameterException e) {
    var name = e.getCommandLine().getCommandSpec().qualifiedName();
    var message = e instanceof MaxValuesExceededException ? "given twice" : e.getMessage();
    environment.err().println("ncc: " + message);
    if (e instanceof UnmatchedArgumentException unmatched) {
      suggest(unmatched);
    }
    environment.err().println("'" + name + " --help' shows what is possible.");
    return ExitCode.USAGE;
  }

  private void suggest(UnmatchedArgumentException e) {
    var typed = e.getUnmatched().getFirst();
    var spec = e.getCommandLine().getCommandSpec();
    var known =
        new ArrayList<>(
            typed.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet());
    ncc.spi.message.Suggestion.among(typed, known)
        .ifPresent(near -> environment.err().println("Did you mean '" + near + "'?"));
  }

  private void warn(PluginProblem problem) {
    environment.err().println("ncc: plugin not used: " + problem);
  }

  /// Read before the line is parsed, because plugins bring words of their own.
  private List<Path> pluginFolders(String[] args) {
    var folders = new ArrayList<Path>();
    environment
        .home()
        .map(home -> home.resolve("plugins"))
        .filter(Files::isDirectory)
        .ifPresent(folders::add);
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(Options.PLUGIN_PATH) && i + 1 < args.length) {
        folders.add(Path.of(args[i + 1]));
      } else if (args[i].startsWith(Options.PLUGIN_PATH + "=")) {
        folders.add(Path.of(args[i].substring(Options.PLUGIN_PATH.length() + 1)));
      }
    }
    return folders;
  }
}
