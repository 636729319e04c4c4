package ncc.cli.config;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.ShellWord;
import ncc.engine.plugin.PluginFiles;
import ncc.json.config.ConfigurationFile;
import ncc.json.config.ConfiguredPlugins;

/// Where plugins are looked for: in the installation, where `ncc.yaml` says, and where the line
/// says or else `NCC_PLUGIN_PATH`. Found out before the line is parsed, because plugins bring words
/// of their own.
///
/// @param paths jars and folders of jars
/// @param areProblemsAllowed runs are judged without plugins that cannot be used
public record PluginPlaces(List<Path> paths, boolean areProblemsAllowed) {
  public PluginPlaces {
    paths = List.copyOf(paths);
  }

  /// @param typed the words of the line
  public static PluginPlaces of(List<String> typed, Environment environment) {
    var file = file(typed, environment);
    var configured = file.map(PluginPlaces::configured).orElse(ConfiguredPlugins.NONE);
    var paths = new ArrayList<Path>();
    environment
        .home()
        .map(home -> home.resolve("plugins"))
        .filter(Files::isDirectory)
        .filter(place -> jars(place).findAny().isPresent())
        .ifPresent(paths::add);
    configured.path().forEach(path -> paths.add(beside(file.get(), path)));
    asked(typed, environment).map(Path::of).forEach(paths::add);
    return new PluginPlaces(
        paths, configured.areProblemsAllowed() || isFlagged(typed, environment));
  }

  /// Refuses a `--plugin-path` that names nothing, which would be the working directory.
  ///
  /// @throws Failure that says so
  public static void requireNamed(List<String> typed) throws Failure {
    if (values(typed, Options.PLUGIN_PATH).anyMatch(String::isBlank)) {
      throw new Failure(
          ExitCode.USAGE,
          Options.PLUGIN_PATH + " is blank; expected a jar, or a folder of jars; . is this folder");
    }
  }

  /// What was typed of it, to be typed again: ` --plugin-path plugins`; empty for nothing.
  public static String words(List<String> typed) {
    return values(typed, Options.PLUGIN_PATH)
        .map(path -> " " + Options.PLUGIN_PATH + " " + ShellWord.of(path))
        .collect(Collectors.joining());
  }

  /// The jars that are there now, and which they are.
  public List<String> jars() {
    return paths.stream().flatMap(PluginPlaces::jars).toList();
  }

  private static Stream<String> jars(Path path) {
    try {
      return PluginFiles.of(path).stream()
          .flatMap(files -> files.jars().stream())
          .map(PluginPlaces::stamp);
    } catch (IOException _) {
      return Stream.of(path + " cannot be read");
    }
  }

  private static String stamp(Path jar) {
    try {
      return "%s %d %s".formatted(jar, Files.size(jar), Files.getLastModifiedTime(jar));
    } catch (IOException _) {
      return jar + " cannot be read";
    }
  }

  private static Path beside(Path file, String path) {
    return file.resolveSibling(path);
  }

  private static Optional<Path> file(List<String> typed, Environment environment) {
    var named = values(typed, Options.CONFIG).findFirst();
    try {
      return ConfigurationReading.file(
          environment, named.or(() -> environment.variable("NCC_CONFIG")));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// Whoever reads the whole file says what is wrong with it.
  private static ConfiguredPlugins configured(Path file) {
    try {
      return ConfigurationFile.readPlugins(file);
    } catch (IOException _) {
      return ConfiguredPlugins.NONE;
    }
  }

  private static Stream<String> asked(List<String> typed, Environment environment) {
    var given = values(typed, Options.PLUGIN_PATH).toList();
    return given.isEmpty()
        ? environment.variable("NCC_PLUGIN_PATH").stream()
            .flatMap(paths -> Arrays.stream(paths.split(File.pathSeparator)))
            .filter(path -> !path.isBlank())
        : given.stream();
  }

  private static boolean isFlagged(List<String> typed, Environment environment) {
    return typed.contains(Options.ALLOW_PLUGIN_PROBLEMS)
        || environment.variable("NCC_ALLOW_PLUGIN_PROBLEMS").filter("true"::equals).isPresent();
  }

  private static Stream<String> values(List<String> typed, String option) {
    var values = new ArrayList<String>();
    for (int i = 0; i < typed.size(); i++) {
      var word = typed.get(i);
      if (word.equals(option) && i + 1 < typed.size()) {
        values.add(typed.get(i + 1));
      } else if (word.startsWith(option + "=")) {
        values.add(word.substring(option.length() + 1));
      }
    }
    return values.stream();
  }
}
