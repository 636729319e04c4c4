package ncc.cli.terminal;

import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// What a word on the command line does.
@FunctionalInterface
public interface Command {
  /// Runs it.
  ///
  /// @param line the whole line, from the root
  /// @return the exit code
  /// @throws Failure for everything the operator should read in one line
  int run(ParseResult line) throws Failure;

  /// Those of the options of every word that change what this one does. Others are refused, so that
  /// nobody takes a `--dry-run` that is ignored for one.
  default Set<String> options() {
    return Set.of();
  }

  /// A word that does `action`, without options of its own yet.
  static CommandSpec spec(Command action) {
    return CommandSpec.wrapWithoutInspection(action);
  }

  /// A word that does `action` and heeds `options` of [Options].
  static CommandSpec spec(Set<String> options, Command action) {
    return spec(new Heeding(options, action));
  }

  /// The command of a word.
  static Command of(CommandSpec spec) {
    return (Command) spec.userObject();
  }

  /// A command with the options it heeds.
  record Heeding(Set<String> options, Command action) implements Command {
    public Heeding {
      options = Set.copyOf(options);
    }

    @Override
    public int run(ParseResult line) throws Failure {
      return action.run(line);
    }
  }
}
