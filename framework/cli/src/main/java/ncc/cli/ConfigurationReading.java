package ncc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.CheckSelection;
import ncc.engine.ConfigurationException;
import ncc.json.config.Configuration;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.ConfigurationFaults;
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
    var file = file(named);
    return file.isPresent() ? read(file.get()) : Configuration.NONE;
  }

  /// Where the file is, for what it names relative to itself.
  Path folder(Optional<String> named) {
    return file(named)
        .map(file -> file.toAbsolutePath().resolveSibling(""))
        .orElseGet(() -> Path.of(""));
  }

  private Optional<Path> file(Optional<String> named) {
    return named
        .map(Path::of)
        .or(() ->
            Stream.of(environment.configFolder().resolve(FILE_NAME), Path.of("/etc/ncc", FILE_NAME))
                .filter(Files::exists)
                .findFirst());
  }

  private static Configuration read(Path file) throws Failure {
    try (var text = Files.newBufferedReader(file)) {
      return ConfigurationFile.read(file, text);
    } catch (ConfigurationFaults e) {
      throw Failure.of(ExitCode.CONFIG, e);
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
