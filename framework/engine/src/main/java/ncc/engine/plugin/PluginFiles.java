package ncc.engine.plugin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ncc.spi.setting.InputFile;

/// The files of one plugin: a jar, or the jars of a folder, which are the plugin and its libraries.
///
/// @param place the jar or the folder
public record PluginFiles(Path place, List<Path> jars) {
  public PluginFiles {
    requireNonNull(place);
    jars = List.copyOf(jars);
  }

  /// The plugins of `path`: the one that a jar is; of a folder, each jar directly in it, and each
  /// folder directly in it that has jars. In the order of their names.
  public static List<PluginFiles> of(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(new PluginFiles(path, List.of(path)));
    }
    if (!Files.isDirectory(path)) {
      InputFile.require(path);
      throw new NotDirectoryException(path.toString());
    }
    var found = new ArrayList<PluginFiles>();
    for (Path entry : entries(path, "*")) {
      var jars = Files.isDirectory(entry) ? entries(entry, "*.jar") : jar(entry);
      if (!jars.isEmpty()) {
        found.add(new PluginFiles(entry, jars));
      }
    }
    return found;
  }

  private static List<Path> jar(Path entry) {
    return entry.toString().endsWith(".jar") ? List.of(entry) : List.of();
  }

  private static List<Path> entries(Path folder, String glob) throws IOException {
    try (var entries = Files.newDirectoryStream(folder, glob)) {
      var sorted = new ArrayList<Path>();
      entries.forEach(sorted::add);
      sorted.sort(Comparator.naturalOrder());
      return sorted;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
