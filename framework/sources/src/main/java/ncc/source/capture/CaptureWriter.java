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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final List<RecordedStream> streams = new ArrayList<>();
  private final List<MissingFile> missing = new ArrayList<>();
  private Optional<IOException> unwritten = Optional.empty();
  private boolean isFinished;

  private CaptureWriter(Path folder) {
    this.folder = folder;
  }

  /// @param folder made with the first file, when it is missing
  public static CaptureWriter into(Path folder) {
    return new CaptureWriter(folder);
  }

  /// A file recorded again is a source's next try: it takes the place of the one before, unless
  /// that was whole and it is not. Once the recording has ended, nothing more is kept.
  @Override
  public synchronized InputStream recorded(String file, InputStream in) {
    requireSafe(file);
    if (isFinished) {
      return in;
    }
    try {
      var before = missing.stream().filter(one -> one.file().equals(file)).toList();
      var target = new RecordedFile(folder.resolve(file));
      var stream = new RecordedStream(in, target, one -> settled(file, one, before));
      streams.add(stream);
      return stream;
    } catch (IOException closed) {
      unwritten(closed);
      return in;
    }
  }

  /// @param before what was noted of the file when this try began
  @SuppressWarnings("ReferenceEquality") // the same reason may be noted again of this try
  private synchronized void settled(String file, RecordedStream stream, List<MissingFile> before) {
    try {
      var earlier = Optional.ofNullable(files.get(file));
      boolean isWhole = stream.fault().isEmpty();
      if (!isWhole && earlier.filter(one -> one.fault().isEmpty()).isPresent()) {
        stream.discard();
      } else {
        stream.keep();
        files.put(file, stream);
        missing.removeIf(one -> isWhole && before.stream().anyMatch(noted -> noted == one));
      }
    } catch (IOException full) {
      unwritten(full);
    }
  }

  private static void requireSafe(String file) {
    if (!SAFE.matcher(file).matches() || file.endsWith("/")) {
      throw new IllegalArgumentException("no name of a file within a capture: " + file);
    }
  }

  @Override
  public synchronized void missing(String file, String reason) {
    missing.add(new MissingFile(file, reason));
  }

  /// Nothing has been recorded.
  public synchronized boolean isEmpty() {
    return streams.isEmpty() && unwritten.isEmpty();
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
    ended().forEach(RecordedStream::settle);
    return finished(brought, started);
  }

  private synchronized List<RecordedStream> ended() {
    isFinished = true;
    return List.copyOf(streams);
  }

  private synchronized Captured finished(List<Inventory> brought, Instant started)
      throws IOException {
    if (unwritten.isPresent()) {
      throw unwritten.get();
    }
    var lost = lost();
    var config = CaptureConfig.of(brought, recordedConfig(), started).withMissing(lost);
    try (var out = new RecordedFile(folder.resolve(CaptureFolder.CONFIG))) {
      CaptureConfigText.write(config, out);
      out.keep();
    }
    files.remove(CaptureFolder.CONFIG);
    return new Captured(folder, List.copyOf(files.keySet()), lost);
  }

  /// What sources noted; where they noted nothing of a file, what went wrong with reading it.
  private List<MissingFile> lost() {
    var noted = missing.stream().map(MissingFile::file).collect(Collectors.toSet());
    var broken =
        files.entrySet().stream()
            .filter(one -> !noted.contains(one.getKey()))
            .flatMap(one ->
                one.getValue().fault().map(why -> new MissingFile(one.getKey(), why)).stream());
    return Stream.concat(missing.stream(), broken).distinct().toList();
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
