package ncc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.CheckSelection;
import ncc.engine.ConfigurationException;
import ncc.json.config.Configuration;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.ConfigurationFile;

/// Finds `ncc.yaml` and applies it to the checks at hand.
final class ConfigurationReading {
  private static final String FILE_NAME = "ncc.yaml";

  private final Catalog catalog;
  private final Environment environment;

  ConfigurationReading(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// The file named by the operator, else the user's own, else the system's, else nothing.
  Configuration read(Optional<String> named) throws Failure {
    if (named.isPresent()) {
      return read(Path.of(named.get()));
    }
    for (Path file :
        List.of(environment.configFolder().resolve(FILE_NAME), Path.of("/etc/ncc", FILE_NAME))) {
      if (Files.exists(file)) {
        return read(file);
      }
    }
    return Configuration.NONE;
  }

  private static Configuration read(Path file) throws Failure {
    try {
      var read = ConfigurationFile.read(file);
      if (!read.faults().isEmpty()) {
        throw new Failure(
            ExitCode.CONFIG,
            String.join("\n", read.faults().stream().map(Object::toString).toList()));
      }
      return read.configuration();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.CONFIG,
          "'%s' cannot be read (%s); expected a configuration in YAML"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  /// Every fault of the file's checks: ids and parameters that do not exist, values that are
  /// refused.
  List<String> faults(Configuration configuration) {
    var faults = new ArrayList<String>();
    configuration
        .checks()
        .forEach((id, check) -> {
          try {
            CheckSelection.require(catalog, id).with(check.parameters());
          } catch (ConfigurationException e) {
            faults.add(check.where() + ": " + e.getMessage());
          }
        });
    faults.sort(null);
    return faults;
  }

  /// `chosen` with the file's parameters and, over them, those of the command line.
  List<CheckPlugin> applied(Configuration configuration, List<CheckPlugin> chosen, Request request)
      throws Failure {
    var faults = faults(configuration);
    if (!faults.isEmpty()) {
      throw new Failure(ExitCode.CONFIG, String.join("\n", faults));
    }
    var settings = new LinkedHashMap<String, Map<String, String>>();
    configuration
        .checks()
        .forEach((id, check) -> settings.put(id, new LinkedHashMap<>(check.parameters())));
    request
        .settings()
        .forEach((id, values) ->
            settings.computeIfAbsent(id, _ -> new LinkedHashMap<>()).putAll(values));
    try {
      return CheckSelection.configured(catalog, enabled(configuration, chosen), settings);
    } catch (ConfigurationException e) {
      throw new Failure(ExitCode.USAGE, Options.SET + ": " + e.getMessage(), e);
    }
  }

  /// A check switched off in the file still runs when it is the only one asked for.
  private static List<CheckPlugin> enabled(Configuration configuration, List<CheckPlugin> chosen) {
    return chosen.size() == 1
        ? chosen
        : chosen.stream().filter(check -> isEnabled(configuration, check.id())).toList();
  }

  private static boolean isEnabled(Configuration configuration, String id) {
    return Optional.ofNullable(configuration.checks().get(id))
        .map(ConfiguredCheck::enabled)
        .orElse(true);
  }
}
