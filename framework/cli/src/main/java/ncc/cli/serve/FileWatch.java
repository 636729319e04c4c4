package ncc.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Notices that a file is another one than before. It looks every few seconds: that works on every
/// file system, and for editors and tools that put another file in its place.
final class FileWatch {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Path file;
  private final Runnable changed;
  private Optional<List<Object>> seen;

  private FileWatch(Path file, Runnable changed) {
    this.file = file;
    this.changed = changed;
    this.seen = look();
  }

  /// Looks from now on, as long as the process lives.
  ///
  /// @param changed done each time the file has changed; a file that is gone is no change, since it
  ///   may be on its way
  static void start(Path file, Runnable changed) {
    var watch = new FileWatch(file, changed);
    Thread.ofVirtual().name("watch").start(watch::lookOn);
  }

  private void lookOn() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        var now = look();
        if (now.isPresent() && !now.equals(seen)) {
          seen = now;
          changed.run();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<List<Object>> look() {
    try {
      var found = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          List.of(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey())));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
