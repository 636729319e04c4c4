package ncc.json.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.json.config.Configuration.ConfiguredAlert;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.Configuration.ConfiguredCluster;
import ncc.json.config.Configuration.ConfiguredSource;

/// Reads `ncc.yaml` strictly: an unknown key is a fault, and all faults of the file are told at
/// once. Which checks and parameters exist is known to the plugins, not here.
///
/// ```yaml
/// clusters:
///   - name: tokyo-01
///     sources: [captures/tokyo-01]
/// checks:
///   ngt_client_cert_expiry_check:
///     enabled: true
///     warn: 60d
/// ```
public final class ConfigurationFile {
  private final Path file;
  private final JsonParser yaml;
  private final List<String> faults = new ArrayList<>();
  private final List<ConfiguredCluster> clusters = new ArrayList<>();
  private final Map<String, ConfiguredCheck> checks = new LinkedHashMap<>();

  private ConfigurationFile(Path file, JsonParser yaml) {
    this.file = file;
    this.yaml = yaml;
  }

  /// @param file what `text` was read from, for messages and relative folders
  /// @throws ConfigurationFaults with every fault of the file
  /// @throws IOException when `text` cannot be read
  public static Configuration read(Path file, Reader text) throws ConfigurationFaults, IOException {
    try (var yaml = new YAMLFactory().createParser(text)) {
      return new ConfigurationFile(file, yaml).read();
    }
  }

  private Configuration read() throws ConfigurationFaults, IOException {
    try {
      if (yaml.nextToken() != null && yaml.currentToken() != JsonToken.VALUE_NULL) {
        root();
      }
    } catch (JsonProcessingException e) {
      fault(e.getLocation(), "is not YAML: " + firstLine(e.getOriginalMessage()));
    }
    if (!faults.isEmpty()) {
      throw new ConfigurationFaults(faults);
    }
    return new Configuration(
        List.of(), clusters, checks, List.of(), OptionalInt.empty(), Optional.empty());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private void root() throws IOException {
    object(
        "the file",
        Set.of("clusters", "checks"),
        key -> {
          if (key.equals("clusters")) {
            each("clusters", this::cluster);
          } else {
            object("checks", Set.of(), this::check);
          }
        });
  }

  private void cluster() throws IOException {
    var at = yaml.currentTokenLocation();
    var name = new ArrayList<String>();
    var sources = new ArrayList<ConfiguredSource>();
    object(
        "a cluster",
        Set.of("name", "sources"),
        key -> {
          if (key.equals("name")) {
            text("name").ifPresent(name::add);
          } else {
            each("sources", () -> source().ifPresent(sources::add));
          }
        });
    if (name.isEmpty() || sources.isEmpty()) {
      fault(at, "a cluster needs a name and at least one source");
    } else if (clusters.stream().anyMatch(other -> other.name().equals(name.getFirst()))) {
      fault(at, "the cluster '" + name.getFirst() + "' is configured twice");
    } else {
      clusters.add(new ConfiguredCluster(name.getFirst(), sources, Optional.empty()));
    }
  }

  private Optional<ConfiguredSource> source() throws IOException {
    var where = file + ":" + yaml.currentTokenLocation().getLineNr();
    return text("sources").map(uri -> new ConfiguredSource(located(uri), Map.of(), where));
  }

  /// A folder beside the file is meant, wherever the command is run.
  private String located(String source) {
    if (source.contains(":") || Path.of(source).isAbsolute()) {
      return source;
    }
    return file.resolveSibling(source).toString();
  }

  private void check(String id) throws IOException {
    var where = file + ":" + yaml.currentTokenLocation().getLineNr();
    var enabled = new ArrayList<Boolean>();
    var parameters = new LinkedHashMap<String, String>();
    object(
        id,
        Set.of(),
        key -> {
          if (key.equals("enabled")) {
            flag("enabled").ifPresent(enabled::add);
          } else {
            value(key).ifPresent(value -> parameters.put(key, value));
          }
        });
    checks.put(
        id,
        new ConfiguredCheck(
            enabled.stream().allMatch(on -> on),
            Optional.empty(),
            ConfiguredAlert.NONE,
            parameters,
            List.of(),
            where));
  }

  /// What to do with one part of the file.
  private interface Part {
    void read() throws IOException;
  }

  private interface Entry {
    void read(String key) throws IOException;
  }

  /// Reads the object at hand; `known` empty means that any key may stand there.
  private void object(String what, Set<String> known, Entry entry) throws IOException {
    if (yaml.currentToken() != JsonToken.START_OBJECT) {
      fault(yaml.currentTokenLocation(), what + " must be keys with values");
      yaml.skipChildren();
      return;
    }
    var seen = new LinkedHashSet<String>();
    while (yaml.nextToken() == JsonToken.FIELD_NAME) {
      var key = yaml.currentName();
      var at = yaml.currentTokenLocation();
      yaml.nextToken();
      if (!seen.add(key)) {
        fault(at, "'" + key + "' is given twice");
      }
      if (known.isEmpty() || known.contains(key)) {
        entry.read(key);
      } else {
        fault(
            at,
            "'"
                + key
                + "' is not known; expected "
                + String.join(", ", new java.util.TreeSet<>(known)));
        yaml.skipChildren();
      }
    }
  }

  private void each(String what, Part part) throws IOException {
    if (yaml.currentToken() != JsonToken.START_ARRAY) {
      fault(yaml.currentTokenLocation(), "'" + what + "' must be a list");
      yaml.skipChildren();
      return;
    }
    while (yaml.nextToken() != JsonToken.END_ARRAY) {
      part.read();
    }
  }

  private Optional<String> text(String key) throws IOException {
    if (yaml.currentToken().isScalarValue() && yaml.currentToken() != JsonToken.VALUE_NULL) {
      return Optional.of(yaml.getText());
    }
    fault(yaml.currentTokenLocation(), "'" + key + "' must be a text");
    yaml.skipChildren();
    return Optional.empty();
  }

  private Optional<Boolean> flag(String key) throws IOException {
    if (yaml.currentToken().isBoolean()) {
      return Optional.of(yaml.getBooleanValue());
    }
    fault(yaml.currentTokenLocation(), "'" + key + "' must be true or false");
    yaml.skipChildren();
    return Optional.empty();
  }

  private Optional<String> value(String key) throws IOException {
    if (yaml.currentToken() != JsonToken.START_ARRAY) {
      return text(key);
    }
    var elements = new ArrayList<String>();
    each(key, () -> text(key).ifPresent(elements::add));
    return Optional.of(String.join(",", elements));
  }

  private void fault(JsonLocation at, String what) {
    faults.add("%s:%d:%d: %s".formatted(file, at.getLineNr(), at.getColumnNr(), what));
  }
}
