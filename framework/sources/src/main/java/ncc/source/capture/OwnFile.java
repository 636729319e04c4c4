package ncc.source.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import ncc.source.text.BoundedStream;

/// A regular file of the capture's own. A link may lead to a file that is no part of the capture
/// and nobody's business, a pipe may never end, so neither is opened; nor is what is larger than
/// any capture.
final class OwnFile {
  /// More than a million VMs need.
  private static final long LARGEST = 2L << 30;

  private static final int END = 1 << 12;

  private OwnFile() {}

  /// @param within its name within the folder
  /// @throws IOException when it is something else
  static InputStream open(Path folder, String within) throws IOException {
    return new BoundedStream(
        Files.newInputStream(file(folder, within), LinkOption.NOFOLLOW_LINKS), LARGEST);
  }

  /// Its last byte that is no space, in whatever encoding; -1 when there is none near its end.
  ///
  /// @param within its name within the folder
  /// @throws IOException when it is something else
  static int last(Path folder, String within) throws IOException {
    var options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (var channel = Files.newByteChannel(file(folder, within), options)) {
      var end = ByteBuffer.allocate(END);
      channel.position(Math.max(0, channel.size() - END));
      while (end.hasRemaining() && channel.read(end) >= 0) {}
      for (int i = end.position() - 1; i >= 0; i--) {
        int last = end.get(i) & 0xff;
        if (last > ' ') {
          return last;
        }
      }
      return -1;
    }
  }

  private static Path file(Path folder, String within) throws IOException {
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
    return file;
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException gone) {
      throw new IOException("is no longer there", gone);
    }
  }
}
