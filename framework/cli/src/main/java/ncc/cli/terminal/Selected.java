package ncc.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// What was named on a line.
public final class Selected {
  private Selected() {}

  /// The words at the end of every branch of the line, when the last command was followed by
  /// several.
  public static List<String> leaves(ParseResult line) {
    var at = line;
    while (at.subcommands().size() == 1) {
      at = at.subcommand();
    }
    return at.subcommands().stream().map(below -> below.commandSpec().name()).toList();
  }

  /// A positional parameter that takes texts.
  public static PositionalParamSpec positional(String label, String arity, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .arity(arity)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  /// The last command of the line.
  public static ParseResult last(ParseResult line) {
    var at = line;
    while (at.hasSubcommand()) {
      at = at.subcommand();
    }
    return at;
  }

  /// The positional parameters of the last command, each once.
  public static List<String> positionals(ParseResult line) {
    return typed(line).stream().distinct().toList();
  }

  /// The positional parameters of the last command as they were typed.
  public static List<String> typed(ParseResult line) {
    var values = new ArrayList<String>();
    last(line).matchedPositionals().stream()
        .distinct()
        .forEach(one -> values.addAll(one.stringValues()));
    return values;
  }
}
