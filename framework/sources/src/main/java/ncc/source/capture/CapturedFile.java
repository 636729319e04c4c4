package ncc.source.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import ncc.source.partial.Evidence;
import ncc.source.partial.OutOfReach;
import ncc.source.text.Refusal;
import ncc.source.text.Utf8Stream;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.message.FileFault;
import ncc.spi.source.Recorder;

/// One file of a capture.
///
/// @param folder of the capture
/// @param within its name within the folder
/// @param recorder keeps what is read of it
record CapturedFile(Path folder, String within, Origin origin, Recorder recorder) {

  static CapturedFile of(CaptureFolder folder, Path path, String within, Optional<Instant> taken) {
    var origin = new Origin(folder.name() + "/" + within, taken.orElseGet(() -> lastWritten(path)));
    return new CapturedFile(folder.path(), within, origin, folder.recorder());
  }

  /// A file that vanished in between is told of when it is opened.
  private static Instant lastWritten(Path path) {
    try {
      return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
    } catch (IOException _) {
      return Instant.EPOCH;
    }
  }

  /// Its text, kept as the bytes it has.
  InputStream open() throws IOException {
    try {
      return text().of(recorder.recorded(within, OwnFile.open(folder, within)));
    } catch (IOException closed) {
      recorder.missing(within, "cannot be opened: " + FileFault.reason(closed));
      throw closed;
    }
  }

  /// @param reader makes inventories of what the file holds
  /// @param facts what is lost when it cannot be opened
  List<Inventory> read(
      BiFunction<InputStream, Origin, List<Inventory>> reader, Set<FactType> facts) {
    try (var in = open()) {
      var read = reader.apply(in, origin);
      return read.stream().anyMatch(CapturedFile::isSomething)
          ? read
          : refusal()
              .map(reason -> List.of(OutOfReach.inventory(origin, reason, facts)))
              .orElse(read);
    } catch (IOException closed) {
      var reason = "cannot be opened: " + FileFault.reason(closed);
      return List.of(OutOfReach.inventory(origin, reason, facts));
    }
  }

  /// What was seen in a guest says itself what could not be.
  private static boolean isSomething(Inventory read) {
    return !read.guests().isEmpty() || Evidence.isIn(List.of(read));
  }

  private CapturedText text() {
    return new CapturedText(folder, within);
  }

  /// What stands in place of an answer of Prism; empty where there is one, or nothing says it.
  Optional<String> refusalOfJson() throws IOException {
    return text().isWithoutJson() ? refusal() : Optional.empty();
  }

  /// What stands in place of an output; empty where nothing says it.
  private Optional<String> refusal() {
    try (var in = new Utf8Stream(OwnFile.open(folder, within))) {
      return Refusal.in(in);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
