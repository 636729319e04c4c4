package ncc.source.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import ncc.source.partial.OutOfReach;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.source.Recorder;

/// One file of a capture.
///
/// @param within its name within the folder
/// @param recorder keeps what is read of it
record CapturedFile(Path path, String within, Origin origin, Recorder recorder) {

  static CapturedFile of(CaptureFolder folder, Path path, String within, Optional<Instant> taken) {
    var origin = new Origin(folder.name() + "/" + within, taken.orElseGet(() -> lastWritten(path)));
    return new CapturedFile(path, within, origin, folder.recorder());
  }

  /// A file that vanished in between is told of when it is opened.
  private static Instant lastWritten(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException _) {
      return Instant.EPOCH;
    }
  }

  InputStream open() throws IOException {
    try {
      return recorder.recorded(within, opened());
    } catch (IOException closed) {
      recorder.missing(within, "cannot be opened: " + closed.getMessage());
      throw closed;
    }
  }

  private InputStream opened() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("is not a file");
    }
    return Files.newInputStream(path);
  }

  /// @param reader makes inventories of what the file holds
  /// @param facts what is lost when it cannot be opened
  List<Inventory> read(BiFunction<InputStream, Origin, List<Inventory>> reader, Set<Fact> facts) {
    try (var in = open()) {
      return reader.apply(in, origin);
    } catch (IOException closed) {
      var reason = "cannot be opened: " + closed.getMessage();
      return List.of(OutOfReach.inventory(origin, reason, facts));
    }
  }
}
