package ncc.source.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import ncc.source.text.BoundedStream;

/// A regular file of the capture's own. A link may lead to a file that is no part of the capture
/// and nobody's business, a pipe may never end, so neither is opened; nor is what is larger than
/// any capture.
final class OwnFile {
  /// More than a million VMs need.
  private static final long LARGEST = 2L << 30;

  private OwnFile() {}

  /// @param within its name within the folder
  /// @throws IOException when it is something else
  static InputStream open(Path folder, String within) throws IOException {
    var file = folder;
    for (Path name : Path.of(within)) {
      file = file.resolve(name);
      if (attributes(file).isSymbolicLink()) {
        throw new IOException("is a link; a capture is read from its own files alone");
      }
    }
    if (!attributes(file).isRegularFile()) {
      throw new IOException("is not a file");
    }
    return new BoundedStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), LARGEST);
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException gone) {
      throw new IOException("is no longer there", gone);
    }
  }
}
