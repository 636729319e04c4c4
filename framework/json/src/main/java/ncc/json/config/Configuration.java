package ncc.json.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/// What `ncc.yaml` says.
///
/// @param clusters in the file's order, names unique
/// @param checks by check id
public record Configuration(List<ConfiguredCluster> clusters, Map<String, ConfiguredCheck> checks) {
  /// Nothing configured: every default holds.
  public static final Configuration NONE = new Configuration(List.of(), Map.of());

  /// A cluster and where its facts come from.
  ///
  /// @param name what the operator calls it
  /// @param sources at least one
  public record ConfiguredCluster(String name, List<ConfiguredSource> sources) {
    public ConfiguredCluster {
      requireNonNull(name);
      sources = List.copyOf(sources);
    }
  }

  /// Where facts come from.
  ///
  /// @param uri as for `--source`; a relative folder is relative to the file
  /// @param settings by name, as the file writes the values; a single value is a list of one
  /// @param where the source's place in the file, such as `ncc.yaml:4`
  public record ConfiguredSource(String uri, Map<String, List<String>> settings, String where) {
    public ConfiguredSource {
      requireNonNull(uri);
      settings = Map.copyOf(settings);
      requireNonNull(where);
    }
  }

  /// How a check is set.
  ///
  /// @param enabled whether `run_all` runs it
  /// @param parameters by name, as the file writes the values; lists joined by commas
  /// @param where the check's place in the file, such as `ncc.yaml:7`
  public record ConfiguredCheck(boolean enabled, Map<String, String> parameters, String where) {
    public ConfiguredCheck {
      parameters = Map.copyOf(parameters);
      requireNonNull(where);
    }
  }

  public Configuration {
    clusters = List.copyOf(clusters);
    checks = Map.copyOf(checks);
  }
}
