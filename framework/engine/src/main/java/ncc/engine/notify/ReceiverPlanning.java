package ncc.engine.notify;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.engine.Catalog;
import ncc.engine.ConfigurationException;
import ncc.engine.NamePatterns;
import ncc.engine.setting.PluginAnswer;
import ncc.engine.setting.SecretReferences;
import ncc.engine.setting.SettingsReading;
import ncc.spi.alert.Severity;
import ncc.spi.message.Suggestion;
import ncc.spi.notify.Destination;
import ncc.spi.notify.Notifier;

/// Turns what an operator wrote into receivers ready to be told. Reads no secret, opens no
/// connection. Safe for use by several threads at once.
public final class ReceiverPlanning {
  /// How bad an alert must be where nothing else is said.
  public static final Severity LEAST = Severity.WARNING;

  private final Catalog catalog;
  private final SecretReferences secrets;

  /// @param environment the process's variables: secrets may be kept there, and `PATH`
  public ReceiverPlanning(Catalog catalog, Map<String, String> environment) {
    this.catalog = requireNonNull(catalog);
    this.secrets = new SecretReferences(environment);
  }

  /// What stands in one place of a configuration.
  ///
  /// @param least severity; [#LEAST] where it is empty
  /// @param clusters patterns; empty for all
  /// @param checks patterns; empty for all
  /// @param settings of the notifier, as written
  /// @param folder what relative paths of the settings are relative to
  /// @param where for messages: `ncc.yaml:4:5`
  public record Written(
      String name,
      String kind,
      Optional<Severity> least,
      List<String> clusters,
      List<String> checks,
      boolean resolved,
      Map<String, List<String>> settings,
      Path folder,
      String where) {
    public Written {
      requireNonNull(name);
      requireNonNull(kind);
      requireNonNull(least);
      clusters = List.copyOf(clusters);
      checks = List.copyOf(checks);
      settings = Map.copyOf(settings);
      requireNonNull(folder);
      requireNonNull(where);
    }
  }

  /// One receiver for each destination.
  ///
  /// @throws ConfigurationException with a line for each fault: place, name, setting, what would be
  ///   accepted; never a secret
  public List<Receiver> plan(Written written) throws ConfigurationException {
    try {
      return planned(notifier(written.kind()), written);
    } catch (ConfigurationException e) {
      throw e.at(written.where() + ": " + written.name());
    }
  }

  private List<Receiver> planned(Notifier notifier, Written written) throws ConfigurationException {
    var owner = "a " + notifier.kind();
    var settings =
        new SettingsReading(notifier.settings(), owner, secrets, written.folder())
            .read(written.settings());
    var faults = PluginAnswer.of(notifier, "faults()", () -> notifier.faults(settings));
    if (!faults.isEmpty()) {
      throw new ConfigurationException(String.join("\n", faults));
    }
    return PluginAnswer.of(notifier, "destinations()", () -> notifier.destinations(settings))
        .stream()
        .map(destination -> receiver(notifier, destination, written))
        .toList();
  }

  private static Receiver receiver(Notifier notifier, Destination destination, Written written) {
    var name = written.name();
    return new Receiver(
        destination.name().isEmpty() ? name : name + " " + destination.name(),
        name,
        notifier,
        destination.settings(),
        written.least().orElse(LEAST),
        new NamePatterns(written.clusters()),
        new NamePatterns(written.checks()),
        written.resolved());
  }

  private Notifier notifier(String kind) throws ConfigurationException {
    var known = catalog.notifier(kind);
    return known.isPresent() ? known.get() : unknown(kind);
  }

  private Notifier unknown(String kind) throws ConfigurationException {
    var kinds = catalog.notifiers().stream().map(Notifier::kind).toList();
    throw new ConfigurationException(
        Suggestion.among(kind, kinds)
            .map(near -> "no notifier is of kind '%s'; did you mean '%s'?".formatted(kind, near))
            .orElse(
                "no notifier is of kind '%s'; expected one of %s"
                    .formatted(kind, String.join(", ", kinds))));
  }
}
