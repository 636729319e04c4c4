package ncc.cli.terminal;

import java.util.OptionalInt;
import picocli.CommandLine.ParseResult;

/// Numbers as people type them.
public final class Numbers {
  private Numbers() {}

  /// A whole number from 1 to 999999; empty when the option is not given.
  public static OptionalInt count(ParseResult line, String option, Environment environment)
      throws Failure {
    return count(line, option, 999_999, environment);
  }

  /// A whole number from 1 to `most`; empty when the option is not given.
  public static OptionalInt count(
      ParseResult line, String option, int most, Environment environment) throws Failure {
    var given = Options.one(line, option, environment);
    if (given.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!given.get().matches("[1-9]\\d{0,5}") || Integer.parseInt(given.get()) > most) {
      throw new Failure(
          ExitCode.USAGE,
          "%s: '%s' is not a number from 1 to %d".formatted(option, given.get(), most));
    }
    return OptionalInt.of(Integer.parseInt(given.get()));
  }
}
