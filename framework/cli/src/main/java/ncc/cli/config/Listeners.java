package ncc.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.engine.Catalog;
import ncc.engine.ConfigurationException;
import ncc.engine.listener.ListenerPlanning;
import ncc.engine.listener.PlannedListener;
import ncc.json.config.Configuration;
import ncc.json.config.Configuration.ConfiguredListener;
import ncc.spi.run.RunListener;

/// Who is told of finished runs: every listener at hand, as the file sets it.
public final class Listeners {
  private static final ConfiguredListener UNSET = new ConfiguredListener(Map.of(), "listeners");

  private Listeners() {}

  /// @param variables of the process
  /// @param folder of the file
  /// @throws Failure with a line for each fault of the first one at fault
  public static List<PlannedListener> planned(
      Configuration configuration, Catalog catalog, Map<String, String> variables, Path folder)
      throws Failure {
    var planning = new ListenerPlanning(catalog, variables);
    var planned = new ArrayList<PlannedListener>();
    try {
      for (RunListener listener : catalog.listeners()) {
        var name = listener.name();
        var set = configuration.listeners().getOrDefault(name, UNSET);
        planned.add(planning.plan(name, set.settings(), folder, set.where()));
      }
    } catch (ConfigurationException e) {
      throw Failure.of(ExitCode.CONFIG, e);
    }
    return planned;
  }
}
