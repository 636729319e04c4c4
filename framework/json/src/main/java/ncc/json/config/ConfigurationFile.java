package ncc.json.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import ncc.json.config.Configuration.AlertGroup;
import ncc.json.config.Configuration.ConfiguredListener;
import ncc.json.config.Configuration.ConfiguredWeb;

/// Reads `ncc.yaml` strictly: an unknown key is a fault, and all faults of the file are told at
/// once. Which checks, parameters and settings of sources, notifiers and listeners exist is known
/// to the plugins, not here.
///
/// ```yaml
/// clusters:
///   - name: tokyo-01
///     sources: [captures/tokyo-01]
/// checks:
///   ngt_client_cert_expiry_check:
///     warn: 60d
///     overrides:
///       - {vms: ["test-*"], enabled: false}
/// ```
public final class ConfigurationFile {
  private final Path file;
  private final List<Fault> faults = new ArrayList<>();

  private ConfigurationFile(Path file) {
    this.file = file;
  }

  /// @throws IOException when the file cannot be read
  public static ReadConfiguration read(Path file) throws IOException {
    var reading = new ConfigurationFile(file);
    return reading.read(ConfigurationText.read(file, reading.faults::add));
  }

  /// Only where the daemon remembers and for how long; nobody looks at the rest, which may have
  /// faults.
  ///
  /// @throws IOException when the file cannot be read
  public static ReadConfiguration readStore(Path file) throws IOException {
    var reading = new ConfigurationFile(file);
    return reading.read(
        ConfigurationText.read(file, reading.faults::add), ConfigurationFile::storeAlone);
  }

  /// Only which plugins are asked for; nobody looks at the rest, which may have faults.
  ///
  /// @throws IOException when the file cannot be read
  public static ConfiguredPlugins readPlugins(Path file) throws IOException {
    return ConfigurationText.read(file, _ -> {})
        .filter(text -> text.contains("plugin"))
        .flatMap(text -> YamlTree.read(file.toString(), text, _ -> {}))
        .flatMap(node -> Section.of(node, "the file", _ -> {}))
        .map(ConfiguredPlugins::of)
        .orElse(ConfiguredPlugins.NONE);
  }

  /// @param file what `bytes` was read from, for messages and relative folders
  static ReadConfiguration read(Path file, byte[] bytes) {
    var reading = new ConfigurationFile(file);
    return reading.read(ConfigurationText.of(file, bytes, reading.faults::add));
  }

  private ReadConfiguration read(Optional<String> written) {
    return read(written, this::configuration);
  }

  private ReadConfiguration read(
      Optional<String> written, Function<Section, Configuration> reader) {
    var root = written.flatMap(text -> YamlTree.read(file.toString(), text, faults::add));
    var section =
        root.filter(node -> !(node instanceof YamlNode.Nothing))
            .flatMap(node -> Section.of(node, "the file", faults::add));
    var configuration = section.map(reader).orElse(Configuration.NONE);
    return new ReadConfiguration(
        configuration,
        root.map(Places::new).orElse(Places.NONE),
        faults.stream().sorted().distinct().toList());
  }

  private static Configuration storeAlone(Section root) {
    return new Configuration(
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Map.of(),
        StoreSection.store(root),
        List.of(),
        ConfiguredWeb.NONE,
        OptionalInt.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  private Configuration configuration(Section root) {
    root.only(Vocabulary.FILE);
    ConfiguredPlugins.of(root); // for its faults: it is in force already
    var clusters = new ClusterSections(file, faults::add);
    return new Configuration(
        clusters.sources(root),
        clusters.clusters(root),
        new CheckSections(faults::add).checks(root),
        new NotifierSections(faults::add).notifiers(root),
        listeners(root),
        StoreSection.store(root),
        root.texts("reports"),
        new WebSection(faults::add).web(root),
        root.count("max-clusters"),
        root.duration("cluster-timeout"),
        maxSeries(root),
        alertGroup(root));
  }

  private static Map<String, ConfiguredListener> listeners(Section root) {
    var listeners = new LinkedHashMap<String, ConfiguredListener>();
    root.section("listeners")
        .map(Section::sections)
        .orElse(Map.of())
        .forEach((name, section) ->
            listeners.put(
                name,
                new ConfiguredListener(section.others(List.of()), section.place().toString())));
    return listeners;
  }

  private static Optional<AlertGroup> alertGroup(Section root) {
    return root.section("alerts")
        .map(section -> section.only(Vocabulary.ALERTS))
        .flatMap(section -> section.alertGroup("group"));
  }

  private static OptionalInt maxSeries(Section root) {
    return root.section("metrics")
        .map(section -> section.only(Vocabulary.METRICS))
        .map(section -> section.series("max-series"))
        .orElse(OptionalInt.empty());
  }
}
