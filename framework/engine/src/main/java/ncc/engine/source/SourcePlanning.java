package ncc.engine.source;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.engine.Catalog;
import ncc.engine.ConfigurationException;
import ncc.engine.setting.SecretReferences;
import ncc.engine.setting.SettingsReading;
import ncc.spi.message.Suggestion;
import ncc.spi.source.InventorySource;

/// Turns what an operator wrote, `ssh://nutanix@192.0.2.11?port=2222` or a folder, into sources
/// ready to be read. Reads no secret, opens no connection. Safe for use by several threads at once.
public final class SourcePlanning {
  private static final String CAPTURE = "capture";

  private final Catalog catalog;
  private final Map<String, String> environment;
  private final SecretReferences secrets;

  /// @param environment the process's variables: secrets may be kept there, and `PATH`
  public SourcePlanning(Catalog catalog, Map<String, String> environment) {
    this.catalog = requireNonNull(catalog);
    this.environment = Map.copyOf(environment);
    this.secrets = new SecretReferences(environment);
  }

  /// What stands in one place of a configuration.
  ///
  /// @param uri a URI whose scheme a source has, with settings behind a `?`; or a capture's folder
  /// @param settings those that stand beside it
  /// @param folder what relative paths of the settings and a relative location behind a scheme are
  ///   relative to; a folder alone is relative to the working directory
  /// @param where for messages: `--source`, `ncc.yaml:4`
  public record Written(String uri, Map<String, List<String>> settings, Path folder, String where) {
    public Written {
      requireNonNull(uri);
      settings = Map.copyOf(settings);
      requireNonNull(folder);
      requireNonNull(where);
    }

    /// As typed on a command line: relative to the working directory.
    public static Written typed(String uri, String where) {
      return new Written(uri, Map.of(), Path.of(""), where);
    }
  }

  /// @throws ConfigurationException with a line for each fault: source, setting, value, what would
  ///   be accepted; never a secret
  public PlannedSource plan(Written written) throws ConfigurationException {
    if (written.uri().isBlank()) {
      throw new ConfigurationException(
          "%s: '%s' names no source; expected a folder, or one of %s"
              .formatted(written.where(), written.uri(), String.join(", ", schemes())));
    }
    var uri = SourceUri.of(written.uri());
    if (uri.isPresent()) {
      var source = catalog.source(uri.get().scheme());
      if (source.isPresent()) {
        return plan(source.get(), uri.get(), written);
      }
      if (uri.get().hasAuthority() || !exists(written.uri())) {
        throw unknownScheme(uri.get().scheme(), written.where());
      }
    }
    return planned(capture(written.where()), SourceUri.folder(written.uri()), written, Path.of(""));
  }

  /// The source to read when none is named: the first one that has a command of its own on this
  /// machine.
  public Optional<PlannedSource> local() throws ConfigurationException {
    var found =
        catalog.sources().stream()
            .filter(source -> source.nativeCommands().stream().anyMatch(this::isCommand))
            .findFirst();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(plan(Written.typed(found.get().scheme() + ":", "--source")));
  }

  private PlannedSource plan(InventorySource source, SourceUri uri, Written written)
      throws ConfigurationException {
    var parted = uri.withQuery(!source.settings().isEmpty());
    if (parted.holdsPassword()) {
      throw new ConfigurationException(
          "%s: %s: a password does not belong in a URI; expected such as ?password-file=FILE"
              .formatted(written.where(), source.scheme()));
    }
    return planned(source, parted, written, written.folder());
  }

  private PlannedSource planned(InventorySource source, SourceUri uri, Written written, Path folder)
      throws ConfigurationException {
    var reading = new SettingsReading(source.settings(), "this source", secrets, written.folder());
    try {
      var settings = new LinkedHashMap<>(uri.settings(reading::isList));
      var twice = added(settings, written.settings());
      var read = reading.read(settings, twice);
      return new PlannedSource(source, uri.location(), read, uri.shown(), folder);
    } catch (ConfigurationException e) {
      throw e.at(written.where() + ": " + uri.shown());
    }
  }

  /// Adds what is set beside a URI to what is set in it; what is wrong with that.
  private static List<String> added(
      Map<String, List<String>> settings, Map<String, List<String>> beside) {
    var faults = new ArrayList<String>();
    beside.forEach((name, values) -> {
      if (settings.putIfAbsent(name, values) != null) {
        faults.add(name + " is set in the URI and beside it; expected one of the two");
      }
    });
    return faults;
  }

  private InventorySource capture(String where) throws ConfigurationException {
    return catalog
        .source(CAPTURE)
        .orElseThrow(() ->
            new ConfigurationException(
                where + ": the plugin that reads captures is not installed"));
  }

  private static boolean exists(String path) {
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private ConfigurationException unknownScheme(String scheme, String where) {
    var schemes = schemes();
    return new ConfigurationException(
        Suggestion.among(scheme, schemes)
            .map(near ->
                "%s: no source is called '%s'; did you mean '%s'?".formatted(where, scheme, near))
            .orElse(
                "%s: no source is called '%s'; expected a folder, or one of %s"
                    .formatted(where, scheme, String.join(", ", schemes))));
  }

  private List<String> schemes() {
    return catalog.sources().stream().map(InventorySource::scheme).toList();
  }

  private boolean isCommand(String command) {
    return command.startsWith("/")
        ? isProgram(Path.of(command))
        : Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .anyMatch(folder -> isProgram(Path.of(folder, command)));
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
