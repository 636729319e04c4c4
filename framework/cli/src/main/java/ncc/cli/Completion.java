package ncc.cli;

import java.util.List;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/// Completion scripts. Zsh runs bash's through its own compatibility layer.
final class Completion {
  private Completion() {}

  static int print(CommandSpec root, List<String> shells, Environment environment) throws Failure {
    hideUnheeded(root);
    var script = AutoComplete.bash("ncc", new picocli.CommandLine(root));
    switch (shells.getFirst()) {
      case "bash" -> environment.out().print(script);
      case "zsh" -> {
        environment.out().println("autoload -U +X bashcompinit && bashcompinit");
        environment.out().print(script);
      }
      default ->
          throw new Failure(
              ExitCode.USAGE,
              "completion: '%s' is not a shell known here; expected bash or zsh"
                  .formatted(shells.getFirst()));
    }
    return ExitCode.OK;
  }

  private static void hideUnheeded(CommandSpec spec) {
    Options.hideUnheeded(spec);
    spec.subcommands().values().forEach(below -> hideUnheeded(below.getCommandSpec()));
  }
}
