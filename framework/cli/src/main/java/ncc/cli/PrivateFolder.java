package ncc.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder that nobody else may enter, and that is gone when it is closed or the process ends.
final class PrivateFolder implements AutoCloseable {
  private final Path path;
  private final Thread atTheEnd = new Thread(this::deleteQuietly, "delete-private-folder");

  private PrivateFolder(Path path) {
    this.path = path;
  }

  static PrivateFolder make() throws IOException {
    var folder = new PrivateFolder(Files.createTempDirectory("ncc-collect"));
    Runtime.getRuntime().addShutdownHook(folder.atTheEnd);
    return folder;
  }

  Path path() {
    return path;
  }

  /// For when no shutdown hook will run. What cannot be deleted stays.
  void deleteQuietly() {
    try {
      delete();
    } catch (IOException | UncheckedIOException _) {
      // Nobody is left to be told.
    }
  }

  private void delete() throws IOException {
    if (Files.exists(path)) {
      try (var files = Files.walk(path)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException _) {
      // The process is ending already.
    }
  }
}
