package ncc.engine.listener;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ncc.engine.Catalog;
import ncc.engine.ConfigurationException;
import ncc.engine.setting.PluginAnswer;
import ncc.engine.setting.SecretReferences;
import ncc.engine.setting.SettingsReading;
import ncc.spi.message.Suggestion;
import ncc.spi.run.RunListener;

/// Turns what an operator wrote into listeners of runs ready to be told. Reads no secret, opens no
/// connection.
public final class ListenerPlanning {
  private final Catalog catalog;
  private final SecretReferences secrets;

  /// @param environment the process's variables: secrets may be kept there, and `PATH`
  public ListenerPlanning(Catalog catalog, Map<String, String> environment) {
    this.catalog = requireNonNull(catalog);
    this.secrets = new SecretReferences(environment);
  }

  /// @param settings as written
  /// @param folder what relative paths of the settings are relative to
  /// @param where for messages, such as `ncc.yaml:4:5`
  /// @throws ConfigurationException with a line for each fault: place, name, setting, what would be
  ///   accepted; never a secret
  public PlannedListener plan(
      String name, Map<String, List<String>> settings, Path folder, String where)
      throws ConfigurationException {
    try {
      return planned(listener(name), settings, folder);
    } catch (ConfigurationException e) {
      throw e.at(where + ": " + name);
    }
  }

  private PlannedListener planned(
      RunListener listener, Map<String, List<String>> written, Path folder)
      throws ConfigurationException {
    var settings =
        new SettingsReading(listener.settings(), "this listener", secrets, folder).read(written);
    var faults = PluginAnswer.of(listener, "faults()", () -> listener.faults(settings));
    if (!faults.isEmpty()) {
      throw new ConfigurationException(String.join("\n", faults));
    }
    return new PlannedListener(listener.name(), listener, settings);
  }

  private RunListener listener(String name) throws ConfigurationException {
    var known = catalog.listener(name);
    return known.isPresent() ? known.get() : unknown(name);
  }

  private RunListener unknown(String name) throws ConfigurationException {
    var names = catalog.listeners().stream().map(RunListener::name).toList();
    throw new ConfigurationException(
        Suggestion.among(name, names)
            .map(near -> "no listener is called so; did you mean '%s'?".formatted(near))
            .orElse(
                names.isEmpty()
                    ? "no listener is called so; no plugin brings one"
                    : "no listener is called so; expected one of " + String.join(", ", names)));
  }
}
