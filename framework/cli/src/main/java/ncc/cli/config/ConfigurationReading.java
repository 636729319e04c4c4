package ncc.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.cli.request.Request;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.CheckSelection;
import ncc.engine.ConfigurationException;
import ncc.engine.setup.CheckSetup;
import ncc.json.config.Configuration;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.ConfigurationFile;
import ncc.json.config.ConfiguredPlugins;
import ncc.json.config.Fault;
import ncc.json.config.ReadConfiguration;
import ncc.spi.message.FileFault;

/// Finds `ncc.yaml` and applies it to the checks at hand.
public final class ConfigurationReading {
  private static final String FILE_NAME = "ncc.yaml";

  private final Catalog catalog;
  private final Environment environment;

  public ConfigurationReading(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// The file named by the operator, else the user's own, else the system's, else nothing.
  ///
  /// @throws Failure with every fault of the file, in its order
  public Configuration read(Optional<String> named) throws Failure {
    return readWithPlaces(named).configuration();
  }

  /// As [#read], and where each value stands.
  ReadConfiguration readWithPlaces(Optional<String> named) throws Failure {
    var file = file(named);
    return file.isPresent() ? read(file.get()) : ReadConfiguration.NONE;
  }

  /// Where the file is, for what it names relative to itself.
  public Path folder(Optional<String> named) {
    return file(named).map(ConfigurationReading::folder).orElseGet(() -> Path.of(""));
  }

  static Path folder(Path file) {
    return file.toAbsolutePath().resolveSibling("");
  }

  /// The file that is read; empty where there is none.
  public Optional<Path> file(Optional<String> named) {
    return file(environment, named);
  }

  /// As [#file], for those who know no plugins.
  public static Optional<Path> file(Environment environment, Optional<String> named) {
    return named
        .map(Path::of)
        .or(() ->
            Stream.of(environment.configFolder().resolve(FILE_NAME), Path.of("/etc/ncc", FILE_NAME))
                .filter(Files::exists)
                .findFirst());
  }

  private ReadConfiguration read(Path file) throws Failure {
    var read = parsed(file);
    var faults = faults(read, folder(file));
    if (faults.isEmpty()) {
      return read;
    }
    throw new Failure(
        ExitCode.CONFIG, faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
  }

  /// As [#read], for those who go on without what is at fault. A check one of whose values is
  /// refused counts as not configured.
  ///
  /// @param faults takes each of them, in the file's order
  /// @throws Failure when the file cannot be read at all
  public Configuration readable(Optional<String> named, Consumer<Fault> faults) throws Failure {
    var file = file(named);
    if (file.isEmpty()) {
      return Configuration.NONE;
    }
    var read = parsed(file.get());
    faults(read, folder(file.get())).forEach(faults);
    var sound = new LinkedHashMap<>(read.configuration().checks());
    sound.entrySet().removeIf(check -> !isSound(check, read, folder(file.get())));
    return read.configuration().withChecks(sound);
  }

  private boolean isSound(
      Map.Entry<String, ConfiguredCheck> check, ReadConfiguration read, Path folder) {
    var id = check.getKey();
    var configured = check.getValue();
    return new PluginFaults(catalog, environment, read, folder).of(id, configured).isEmpty()
        && new DaemonFaults(read, folder).of(id, configured).isEmpty();
  }

  private static ReadConfiguration parsed(Path file) throws Failure {
    try {
      return ConfigurationFile.read(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// For a command that takes only the plugins from the file, which were looked for already.
  ///
  /// @throws Failure when the operator named a file that cannot be read
  public static void requireReadable(Optional<String> named) throws Failure {
    if (named.isPresent()) {
      plugins(Path.of(named.get()));
    }
  }

  static ConfiguredPlugins plugins(Path file) throws Failure {
    try {
      return ConfigurationFile.readPlugins(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private List<Fault> faults(ReadConfiguration read, Path folder) {
    var faults = new ArrayList<>(read.faults());
    faults.addAll(new PluginFaults(catalog, environment, read, folder).all());
    faults.addAll(new DaemonFaults(read, folder).all());
    return faults.stream().sorted().toList();
  }

  static Failure unreadable(Path file, IOException e) {
    return new Failure(
        ExitCode.CONFIG,
        "'%s' cannot be read (%s); expected a configuration in YAML"
            .formatted(file, FileFault.reason(e)),
        e);
  }

  /// `chosen` as the file sets them and, over it, the command line; without those that are switched
  /// off everywhere.
  public List<CheckPlugin> applied(
      Configuration configuration, List<CheckPlugin> chosen, Request request) throws Failure {
    var applied = new ArrayList<CheckPlugin>();
    for (CheckSetup setup : setups(configuration, chosen, request)) {
      var check = made(setup);
      if (setup.isOnSomewhere()) {
        applied.add(check);
      }
    }
    return applied;
  }

  /// How `chosen` are set, those that are switched off, too.
  public List<CheckSetup> setups(
      Configuration configuration, List<CheckPlugin> chosen, Request request) throws Failure {
    try {
      for (String id : request.settings().keySet()) {
        CheckSelection.require(catalog, id);
      }
    } catch (ConfigurationException e) {
      throw refused(e);
    }
    var applied = new AppliedConfiguration(configuration, request.settings(), chosen.size() == 1);
    return chosen.stream().map(applied::to).toList();
  }

  /// @throws Failure when a value of the command line is refused
  public static CheckPlugin made(CheckSetup setup) throws Failure {
    try {
      return setup.made();
    } catch (ConfigurationException e) {
      throw refused(e);
    }
  }

  private static Failure refused(ConfigurationException e) {
    return new Failure(ExitCode.USAGE, Options.SET + ": " + e.getMessage(), e);
  }
}
