package ncc.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.engine.Catalog;
import ncc.engine.ConfigurationException;
import ncc.engine.notify.Receiver;
import ncc.engine.notify.ReceiverPlanning;
import ncc.engine.notify.ReceiverPlanning.Written;
import ncc.engine.notify.Routes;
import ncc.json.config.Configuration;
import ncc.json.config.Configuration.ConfiguredNotifier;
import ncc.json.config.ExternalUrl;

/// Who is told of alerts, as the file says.
public final class Receivers {
  private static final String EXTERNAL_URL = "external-url";

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
      receivers.addAll(planning.plan(written(linked(notifier, configuration, catalog), folder)));
    }
    return new Routes(receivers);
  }

  /// With links to where people find the daemon, for a notifier that takes them and has none.
  private static ConfiguredNotifier linked(
      ConfiguredNotifier notifier, Configuration configuration, Catalog catalog) {
    var url = configuration.web().external().map(ExternalUrl::toString);
    boolean isLinked =
        catalog.notifier(notifier.kind()).stream()
            .flatMap(kind -> kind.settings().stream())
            .anyMatch(setting -> setting.name().equals(EXTERNAL_URL));
    if (url.isEmpty() || !isLinked || notifier.settings().containsKey(EXTERNAL_URL)) {
      return notifier;
    }
    var settings = new LinkedHashMap<>(notifier.settings());
    settings.put(EXTERNAL_URL, List.of(url.get()));
    return new ConfiguredNotifier(
        notifier.name(),
        notifier.kind(),
        notifier.least(),
        notifier.clusters(),
        notifier.checks(),
        notifier.resolved(),
        settings,
        notifier.where());
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
