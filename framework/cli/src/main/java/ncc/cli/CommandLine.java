package ncc.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import ncc.cli.config.PluginPlaces;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.Plugins;
import ncc.engine.Printable;
import ncc.spi.message.Suggestion;
import ncc.spi.run.PluginProblem;
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
      PluginPlaces.requireNamed(typed);
      return run(parse());
    } catch (ParameterException e) {
      return usage(e);
    } catch (Failure e) {
      return failure(e, typed.contains(Options.DEBUG));
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
      // Told once all words are known.
    }
    return parse(CommandTree.of(this::catalog, environment));
  }

  private ParseResult parse(CommandSpec words) {
    var commands = new picocli.CommandLine(words);
    // A name that begins with @ is a name, not a file of more words.
    commands.setExpandAtFiles(false);
    commands.setUsageHelpWidth(Math.clamp(environment.screen().columns(), 60, 120));
    return commands.parseArgs(typed.toArray(String[]::new));
  }

  private Catalog catalog() {
    if (found.isEmpty()) {
      var places = PluginPlaces.of(typed, environment);
      var catalog = Plugins.find(places.paths());
      catalog.problems().forEach(this::warn);
      found = Optional.of(places.areProblemsAllowed() ? catalog.withProblemsAccepted() : catalog);
    }
    return found.get();
  }

  private int run(ParseResult line) {
    try {
      int code = code(line);
      environment.requireStdout();
      return code;
    } catch (Failure e) {
      return failure(e, Options.has(line, Options.DEBUG));
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

  private int failure(Failure failure, boolean isTraced) {
    environment.err().println("ncc: " + failure.getMessage());
    if (isTraced) {
      failure.printStackTrace(environment.err());
    }
    return failure.exitCode();
  }

  private int code(ParseResult line) throws Failure {
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
    refuse(line, command);
    return Command.of(command.commandSpec()).run(line);
  }

  /// What is typed and would do nothing, and what is not typed and has to be.
  private static void refuse(ParseResult line, ParseResult command) throws Failure {
    var spec = command.commandSpec();
    Options.refuseUnheeded(line, spec, Command.of(spec).options());
    var given = Selected.typed(line);
    for (var positional : spec.positionalParameters()) {
      var arity = positional.arity();
      if (given.size() < arity.min()) {
        throw refused(spec, UsageFault.few(spec, positional));
      }
      if (!arity.isVariable() && given.size() > arity.max()) {
        var surplus = String.join(" ", given.subList(arity.max(), given.size()));
        throw refused(spec, "'%s' takes no '%s'".formatted(spec.qualifiedName(), surplus));
      }
    }
  }

  private static Failure refused(CommandSpec spec, String why) {
    return new Failure(
        ExitCode.USAGE,
        "%s; '%s --help' shows what is possible".formatted(why, spec.qualifiedName()));
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
    environment.err().println("ncc: " + Printable.of(UsageFault.words(e)));
    if (e instanceof UnmatchedArgumentException unmatched) {
      suggest(unmatched);
    }
    var again =
        name.replaceFirst("^ncc", Matcher.quoteReplacement("ncc" + PluginPlaces.words(typed)));
    environment.err().println("'" + again + " --help' shows what is possible.");
    return ExitCode.USAGE;
  }

  private void suggest(UnmatchedArgumentException e) {
    var typed = e.getUnmatched().getFirst();
    var spec = e.getCommandLine().getCommandSpec();
    var known =
        typed.startsWith("-") ? Options.taken(spec) : List.copyOf(spec.subcommands().keySet());
    Suggestion.among(withoutValue(typed), known)
        .filter(_ -> typed.length() > 2)
        .or(() -> whole(typed))
        .ifPresent(near -> environment.err().println("Did you mean '" + near + "'?"));
  }

  private static String withoutValue(String typed) {
    int equals = typed.indexOf('=');
    return typed.startsWith("-") && equals > 0 ? typed.substring(0, equals) : typed;
  }

  /// The words that lead to a module or a check that was named alone.
  private Optional<String> whole(String word) {
    return catalog().checks().stream()
        .map(CheckPlugin::description)
        .flatMap(
            check -> Stream.of("health_checks " + check.module().replace('/', ' '), check.words()))
        .filter(words -> words.endsWith(" " + word))
        .findFirst();
  }

  private void warn(PluginProblem problem) {
    environment.err().println("ncc: plugin not used: " + problem);
  }
}
