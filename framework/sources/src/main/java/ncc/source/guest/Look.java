package ncc.source.guest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import ncc.spi.message.FileFault;

/// Looks at something, and where that fails says why in the operator's words.
final class Look {
  private static final String RUN_AS_ROOT = "permission denied; run as root";
  static final int CHARACTER_DEVICE = 2;
  static final int BLOCK_DEVICE = 6;
  static final int REGULAR_FILE = 8;

  private static final int LARGEST = 1 << 20;

  private Look() {}

  /// Something to look at.
  interface At<T> {
    T see() throws IOException;
  }

  static <T> Reading<T> at(At<T> look) {
    try {
      return new Seen<>(look.see());
    } catch (IOException unseen) {
      return new Unseen<>(why(unseen));
    }
  }

  /// One line: the file, and what is wrong with it or what would help.
  static String why(IOException unseen) {
    if (unseen instanceof AccessDeniedException denied) {
      return denied.getFile() + ": " + RUN_AS_ROOT;
    }
    return unseen instanceof FileSystemException file
        ? file.getFile() + ": " + FileFault.reason(file)
        : FileFault.reason(unseen);
  }

  /// Whether it is what is meant, before it is opened: a pipe would be waited for.
  ///
  /// @param types as the upper four bits of `st_mode` have them
  static boolean isOf(Path file, Set<Integer> types) {
    try {
      return Files.getAttribute(file, "unix:mode") instanceof Integer mode
          && types.contains((mode >> 12) & 0xf);
    } catch (IOException _) {
      return false;
    }
  }

  /// What a file holds.
  ///
  /// @throws IOException when it is none, or larger than anything that belongs there
  static byte[] bytes(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "is no file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new FileSystemException(file.toString(), null, "larger than 1 MiB");
      }
      return bytes;
    }
  }
}
