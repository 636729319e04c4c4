package ncc.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import ncc.engine.Catalog;
import ncc.engine.ConfigurationException;
import ncc.engine.notify.Receiver;
import ncc.engine.notify.ReceiverPlanning;
import ncc.engine.notify.ReceiverPlanning.Written;
import ncc.engine.notify.Routes;
import ncc.json.config.Configuration;
import ncc.json.config.Configuration.ConfiguredNotifier;

/// Who is told of alerts, as the file says.
public final class Receivers {
  private Receivers() {}

  /// @param variables of the process
  /// @param folder of the file
  /// @throws ConfigurationException with a line for each fault of the first one at fault
  public static Routes routes(
      Configuration configuration, Catalog catalog, Map<String, String> variables, Path folder)
      throws ConfigurationException {
    var planning = new ReceiverPlanning(catalog, variables);
    var receivers = new ArrayList<Receiver>();
    for (ConfiguredNotifier notifier : configuration.notifiers()) {
      receivers.addAll(planning.plan(written(notifier, folder)));
    }
    return new Routes(receivers);
  }

  static Written written(ConfiguredNotifier notifier, Path folder) {
    return new Written(
        notifier.name(),
        notifier.kind(),
        notifier.least(),
        notifier.clusters(),
        notifier.checks(),
        notifier.resolved().orElse(true),
        notifier.settings(),
        folder,
        notifier.where());
  }
}
