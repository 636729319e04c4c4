package ncc.source.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ncc.spi.message.FileFault;
import ncc.spi.source.LocationException;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// The folder of a capture.
///
/// @param location where it is, for messages
/// @param name its own name, which names the cluster when nothing else does
/// @param place it, and no other folder
/// @param recorder keeps what is read of it
record CaptureFolder(String location, Path path, String name, String place, Recorder recorder) {
  static final String CONFIG = "capture.yaml";

  /// @throws SourceException when there is no such folder
  static CaptureFolder of(SourceRequest request) throws SourceException {
    if (request.location().isBlank()) {
      throw new LocationException("capture: names no folder; expected capture:FOLDER");
    }
    try {
      return at(request.path().toString(), request.recorder());
    } catch (InvalidPathException wrong) {
      throw new SourceException(request.location() + ": no folder: " + wrong.getMessage(), wrong);
    }
  }

  private static CaptureFolder at(String location, Recorder recorder) throws SourceException {
    try {
      var path = Path.of(location);
      if (!Files.isDirectory(path)) {
        throw new SourceException(
            "%s: %s; expected the folder of a capture"
                .formatted(location, Files.exists(path) ? "is no folder" : "no such folder"));
      }
      requireListable(path);
      var real = path.toRealPath();
      var own = real.getFileName();
      var name = own == null ? "capture" : own.toString();
      return new CaptureFolder(location, path, name, real.toString(), recorder);
    } catch (IOException wrong) {
      throw new SourceException(location + ": no folder: " + FileFault.reason(wrong), wrong);
    }
  }

  /// Files that may not be seen are not taken for files that are not there.
  private static void requireListable(Path folder) throws SourceException {
    var parts = Arrays.stream(CaptureFile.values()).map(CaptureFile::folder).distinct();
    for (Path part : parts.map(folder::resolve).filter(Files::isDirectory).toList()) {
      try (var _ = Files.newDirectoryStream(part)) {
        // That it opens is enough.
      } catch (IOException hidden) {
        throw new SourceException(
            part + ": the folder cannot be read: " + FileFault.reason(hidden), hidden);
      }
    }
  }

  /// Its files whose name matches, sorted by name.
  ///
  /// @param pattern a path within the folder; only its last part may hold `*`
  /// @param taken when the capture was taken; empty for: when each file was last written
  List<CapturedFile> files(String pattern, Optional<Instant> taken) {
    int slash = pattern.lastIndexOf('/');
    var inside = slash < 0 ? path : path.resolve(pattern.substring(0, slash));
    var prefix = pattern.substring(0, slash + 1);
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(slash + 1));
    try (var all = Files.list(inside)) {
      return all.filter(file -> matcher.matches(file.getFileName()))
          .sorted()
          .map(file -> CapturedFile.of(this, file, prefix + file.getFileName(), taken))
          .toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  CaptureConfig config() throws SourceException {
    if (!Files.exists(path.resolve(CONFIG), LinkOption.NOFOLLOW_LINKS)) {
      return CaptureConfig.NONE;
    }
    try (var in = recorder.recorded(CONFIG, OwnFile.open(path, CONFIG))) {
      return CaptureConfigReader.read(location + "/" + CONFIG, in);
    } catch (IOException unreadable) {
      throw new SourceException(
          location + "/" + CONFIG + ": cannot be read: " + FileFault.reason(unreadable),
          unreadable);
    }
  }
}
