package ncc.json.config;

import java.util.List;

/// Which plugins `ncc.yaml` asks for. Read before all else, since the rest of the file is about
/// what they bring.
///
/// @param path jars, and folders of jars, relative to the file
/// @param areProblemsAllowed runs are judged without those that cannot be used
public record ConfiguredPlugins(List<String> path, boolean areProblemsAllowed) {
  /// None but those of the installation.
  public static final ConfiguredPlugins NONE = new ConfiguredPlugins(List.of(), false);

  /// The key of [#path()].
  public static final String PATH = "plugin-path";

  private static final String ALLOWED = "allow-plugin-problems";

  public ConfiguredPlugins {
    path = List.copyOf(path);
  }

  static ConfiguredPlugins of(Section root) {
    return new ConfiguredPlugins(root.texts(PATH), root.flag(ALLOWED).orElse(false));
  }
}
