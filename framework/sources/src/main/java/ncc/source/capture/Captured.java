package ncc.source.capture;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A capture that was written.
///
/// @param files names within the folder, in the order they were read, without `capture.yaml`
/// @param missing what it should hold and does not, or not all of it
public record Captured(Path folder, List<String> files, List<MissingFile> missing) {
  public Captured {
    requireNonNull(folder);
    files = List.copyOf(files);
    missing = List.copyOf(missing);
  }

  /// How many bytes its files have together.
  public long bytes() throws IOException {
    long bytes = 0;
    for (String file : files) {
      bytes += Files.size(folder.resolve(file));
    }
    return bytes;
  }
}
