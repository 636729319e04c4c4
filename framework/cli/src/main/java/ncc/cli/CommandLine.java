package ncc.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Printable;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import ncc.engine.Plugins;
import ncc.spi.run.PluginProblem;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// One line typed by an operator: makes the words that occur in it, finds the plugins where a word
/// needs them, since they bring words of their own, and runs the command.
final class CommandLine {
  static {
    // Picocli looks in every jar for Groovy, which nobody here writes, and in the JDK for types
    // that no option has: all values are text.
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", "java.*");
  }

  private final Environment environment;
  private final List<String> typed;
  private Optional<Catalog> found = Optional.empty();

  private CommandLine(Environment environment, List<String> typed) {
    this.environment = environment;
    this.typed = typed;
  }

  /// @return the exit code
  static int run(Environment environment, String... args) {
    return new CommandLine(environment, List.of(args)).run();
  }

  private int run() {
    try {
      return run(parse());
    } catch (ParameterException e) {
      return usage(e);
    }
  }

  /// Most lines are understood with the words that they name. What shows or suggests words, and
  /// what is a mistake, needs all of them.
  private ParseResult parse() {
    try {
      var line = parse(CommandTree.of(this::catalog, environment, typed::contains));
      if (!Options.has(line, "--help")) {
        return line;
      }
    } catch (ParameterException _) {
      // Perhaps a word that stands in a file of arguments.
    }
    return parse(CommandTree.of(this::catalog, environment));
  }

  private ParseResult parse(CommandSpec words) {
    var commands = new picocli.CommandLine(words);
    commands.setUsageHelpWidth(Math.clamp(environment.screen().columns(), 60, 120));
    return commands.parseArgs(typed.toArray(String[]::new));
  }

  private Catalog catalog() {
    if (found.isEmpty()) {
      var catalog = Plugins.find(pluginFolders());
      catalog.problems().forEach(this::warn);
      found = Optional.of(areProblemsAllowed() ? catalog.withProblemsAccepted() : catalog);
    }
    return found.get();
  }

  /// Looked for before the line is parsed, as [#pluginFolders()] are.
  private boolean areProblemsAllowed() {
    return typed.contains(Options.ALLOW_PLUGIN_PROBLEMS);
  }

  private int run(ParseResult line) {
    var command = deepest(line);
    if (Options.has(line, "--help")) {
      environment.out().print(Help.of(command.commandSpec()));
      return ExitCode.OK;
    }
    if (Options.has(line, "--version")) {
      environment.out().println(version());
      if (Options.has(line, Options.VERBOSE)) {
        environment.out().print(VersionLines.of(environment.version(), catalog()));
      }
      return ExitCode.OK;
    }
    try {
      refuse(line, command);
      return Command.of(command.commandSpec()).run(line);
    } catch (Failure e) {
      environment.err().println("ncc: " + e.getMessage());
      if (Options.has(line, Options.DEBUG)) {
        e.printStackTrace(environment.err());
      }
      return e.exitCode();
    } catch (RuntimeException | Error e) {
      environment
          .err()
          .println("ncc: a fault of ncc, or of a plugin: " + Printable.of(e.toString()));
      if (Options.has(line, Options.DEBUG)) {
        e.printStackTrace(environment.err());
      }
      return ExitCode.FAULT;
    }
  }

  /// What is typed and would do nothing, and what is not typed and has to be.
  private static void refuse(ParseResult line, ParseResult command) throws Failure {
    var spec = command.commandSpec();
    Options.refuseUnheeded(line, spec, Command.of(spec).options());
    int given = Selected.positionals(line).size();
    for (var positional : spec.positionalParameters()) {
      int least = positional.arity().min();
      if (given < least) {
        throw new Failure(
            ExitCode.USAGE,
            "'%1$s' expects %2$s; '%1$s --help' shows what is possible"
                .formatted(
                    spec.qualifiedName(),
                    String.join(" ", Collections.nCopies(least, positional.paramLabel()))));
      }
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
  private List<Path> pluginFolders() {
    var folders = new ArrayList<Path>();
    environment
        .home()
        .map(home -> home.resolve("plugins"))
        .filter(Files::isDirectory)
        .ifPresent(folders::add);
    for (int i = 0; i < typed.size(); i++) {
      var word = typed.get(i);
      if (word.equals(Options.PLUGIN_PATH) && i + 1 < typed.size()) {
        folders.add(Path.of(typed.get(i + 1)));
      } else if (word.startsWith(Options.PLUGIN_PATH + "=")) {
        folders.add(Path.of(word.substring(Options.PLUGIN_PATH.length() + 1)));
      }
    }
    return folders;
  }
}
