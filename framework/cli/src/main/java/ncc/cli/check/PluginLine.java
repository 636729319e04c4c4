package ncc.cli.check;

import java.util.Optional;
import ncc.cli.terminal.Options;
import ncc.spi.message.Count;
import ncc.spi.run.Run;

/// What is said last of a run that plugins are missing from.
final class PluginLine {
  private PluginLine() {}

  /// Empty where none is missing, or the operator accepts it.
  static Optional<String> of(Run run) {
    long missing = run.problems().stream().filter(problem -> !problem.accepted()).count();
    return missing == 0
        ? Optional.empty()
        : Optional.of(
            "%s, counted as ERR; %s lets it be judged without"
                .formatted(Count.of(missing, "plugin problem"), Options.ALLOW_PLUGIN_PROBLEMS));
  }
}
