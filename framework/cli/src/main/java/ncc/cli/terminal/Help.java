package ncc.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/// Help that begins with examples.
public final class Help {
  private Help() {}

  /// Describes `spec`: one sentence of what it does and lines that can be typed as they stand.
  public static CommandSpec describe(CommandSpec spec, String what, String... examples) {
    var usage = spec.usageMessage();
    usage.header(what);
    usage.footerHeading("");
    var keys = new ArrayList<>(usage.sectionKeys());
    keys.remove(UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING);
    keys.remove(UsageMessageSpec.SECTION_KEY_SYNOPSIS);
    int after = keys.indexOf(UsageMessageSpec.SECTION_KEY_HEADER) + 1;
    keys.addAll(
        after,
        List.of(
            "examples",
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS));
    usage.sectionKeys(keys);
    usage.sectionMap().put("examples", _ -> examples(examples));
    usage.synopsisHeading("%nUsage: ");
    usage.abbreviateSynopsis(true);
    usage.commandListHeading("%nCommands:%n");
    usage.optionListHeading("%nOptions:%n");
    usage.sortOptions(false);
    return spec;
  }

  /// The help of the last command of `line`.
  public static int print(ParseResult line, Environment environment) {
    environment.out().print(of(Selected.last(line).commandSpec()));
    return ExitCode.OK;
  }

  public static String of(CommandSpec spec) {
    Options.hideUnheeded(spec);
    return spec.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  private static String examples(String... lines) {
    var text = new StringBuilder("\nExamples:\n");
    for (String line : lines) {
      text.append("  ").append(line).append('\n');
    }
    return text.toString();
  }
}
