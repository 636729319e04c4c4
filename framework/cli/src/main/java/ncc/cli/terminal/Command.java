package ncc.cli.terminal;

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

  /// A word that does `action`, without options of its own yet.
  static CommandSpec spec(Command action) {
    return CommandSpec.wrapWithoutInspection(action);
  }
}
