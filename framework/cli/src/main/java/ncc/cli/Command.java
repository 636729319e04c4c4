package ncc.cli;

import picocli.CommandLine.ParseResult;

/// What a word on the command line does.
@FunctionalInterface
interface Command {
  /// Runs it.
  ///
  /// @param line the whole line, from the root
  /// @return the exit code
  /// @throws Failure for everything the operator should read in one line
  int run(ParseResult line) throws Failure;
}
