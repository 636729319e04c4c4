package ncc.source.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;

/// Writes down what a source reads as a capture that [CaptureSource] reads: byte for byte, files
/// that nobody but their owner may read, each under a temporary name until it is whole. What could
/// not be had is noted in `capture.yaml`.
public final class CaptureWriter implements Recorder {
  private static final Pattern SAFE = Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/?)+");

  private final Path folder;
  private final Map<String, RecordedStream> files = new LinkedHashMap<>();
  private final List<MissingFile> missing = new ArrayList<>();
  private Optional<IOException> unwritten = Optional.empty();

  private CaptureWriter(Path folder) {
    this.folder = folder;
  }

  /// @param folder made when it is missing
  /// @throws IOException when it cannot be made
  public static CaptureWriter into(Path folder) throws IOException {
    RecordedFile.makeFolder(folder);
    return new CaptureWriter(folder);
  }

  /// A file recorded again is the one that counts: a source has tried again.
  @Override
  public synchronized InputStream recorded(String file, InputStream in) {
    requireSafe(file);
    try {
      var stream =
          new RecordedStream(
              in,
              new RecordedFile(folder.resolve(file)),
              broken -> missing(file, "reading failed: " + broken.getMessage()),
              this::unwritten);
      missing.removeIf(one -> one.file().equals(file));
      files.put(file, stream);
      return stream;
    } catch (IOException closed) {
      unwritten(closed);
      return in;
    }
  }

  private static void requireSafe(String file) {
    if (!SAFE.matcher(file).matches() || file.endsWith("/")) {
      throw new IllegalArgumentException("no name of a file within a capture: " + file);
    }
  }

  @Override
  public synchronized void missing(String file, String reason) {
    var one = new MissingFile(file, reason);
    if (!missing.contains(one)) {
      missing.add(one);
    }
  }

  private synchronized void unwritten(IOException full) {
    unwritten = unwritten.or(() -> Optional.of(full));
  }

  /// Ends the recording and writes `capture.yaml`.
  ///
  /// @param brought what the source made of it; empty when it brought nothing
  /// @param started when reading began; facts that say they are older, are
  /// @throws IOException when something could not be written
  public Captured finish(List<Inventory> brought, Instant started) throws IOException {
    endFiles();
    if (unwritten.isPresent()) {
      throw unwritten.get();
    }
    var config = CaptureConfig.of(brought, recordedConfig(), started).withMissing(missing);
    try (var out = new RecordedFile(folder.resolve(CaptureFolder.CONFIG))) {
      CaptureConfigText.write(config, out);
    }
    files.remove(CaptureFolder.CONFIG);
    return new Captured(folder, List.copyOf(files.keySet()), missing);
  }

  private synchronized void endFiles() {
    files.forEach((file, stream) -> {
      if (!stream.isWhole()) {
        missing(file, "it was still being read when time was up");
      }
      stream.end();
    });
  }

  /// What the operator wrote of a capture that was read to make this one.
  private CaptureConfig recordedConfig() throws IOException {
    if (!files.containsKey(CaptureFolder.CONFIG)) {
      return CaptureConfig.NONE;
    }
    var file = folder.resolve(CaptureFolder.CONFIG);
    try (var in = Files.newInputStream(file)) {
      return CaptureConfigReader.read(CaptureFolder.CONFIG, in);
    } catch (SourceException _) {
      return CaptureConfig.NONE;
    }
  }
}
