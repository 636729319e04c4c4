package ncc.cli.alert;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.engine.Instants;
import ncc.spi.check.Durations;
import picocli.CommandLine.ParseResult;

/// Times as people type them.
final class Times {
  private Times() {}

  /// An instant in the future, or how long from now.
  static Optional<Instant> end(
      ParseResult line, String option, Environment environment, Instant now) throws Failure {
    var text = Options.one(line, option, environment);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var end = parsed(text.get(), now);
    if (end.filter(one -> one.isAfter(now) && Instants.isAccepted(one)).isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "%s: '%s' is no time to come; expected such as 8h, 2d or 2026-12-01T06:00:00Z, of at most %s or in the years up to 9999"
              .formatted(option, text.get(), Durations.text(Durations.LONGEST)));
    }
    return end;
  }

  private static Optional<Instant> parsed(String text, Instant now) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      // Then it is a duration.
    }
    try {
      return Optional.of(now.plus(Durations.parse(text)));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
