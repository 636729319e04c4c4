package ncc.cli;

import java.util.Collections;
import java.util.TreeSet;
import java.util.regex.Pattern;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a line that cannot be understood, in the words that all other mistakes are
/// answered in.
final class UsageFault {
  private static final Pattern WITHOUT_VALUE =
      Pattern.compile("option '(-[^']+)'.* should be specified without");

  private UsageFault() {}

  static String words(ParameterException e) {
    var spec = e.getCommandLine().getCommandSpec();
    return switch (e) {
      case UnmatchedArgumentException unmatched ->
          unmatched(spec, unmatched.getUnmatched().getFirst());
      case MissingParameterException missing -> missing(spec, missing.getMissing().getFirst());
      case OverwrittenOptionException twice
          when twice.getOverwritten() instanceof OptionSpec option ->
          option.longestName() + " is given twice";
      default -> withoutValue(String.valueOf(e.getMessage()));
    };
  }

  /// Picocli names the option in its message alone.
  private static String withoutValue(String message) {
    var match = WITHOUT_VALUE.matcher(message);
    return match.find() ? match.group(1) + " takes no value" : message;
  }

  private static String unmatched(CommandSpec spec, String typed) {
    var name = spec.qualifiedName();
    if (typed.startsWith("-")) {
      return "'%s' has no option '%s'".formatted(name, typed);
    }
    var words = new TreeSet<>(spec.subcommands().keySet());
    return words.isEmpty()
        ? "'%s' takes no '%s'".formatted(name, typed)
        : "'%s' has no word '%s'; expected one of %s"
            .formatted(name, typed, String.join(", ", words));
  }

  private static String missing(CommandSpec spec, ArgSpec missing) {
    return switch (missing) {
      case OptionSpec option ->
          "%s expects %s".formatted(option.longestName(), option.paramLabel());
      case PositionalParamSpec positional -> few(spec, positional);
      default -> missing.paramLabel() + " is missing";
    };
  }

  /// A word with fewer values than it needs.
  static String few(CommandSpec spec, PositionalParamSpec positional) {
    return "'%s' expects %s"
        .formatted(
            spec.qualifiedName(),
            String.join(
                " ", Collections.nCopies(positional.arity().min(), positional.paramLabel())));
  }
}
