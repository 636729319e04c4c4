package ncc.source.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that nobody but its owner may read, under a temporary name until it is kept; closed
/// before that, it is gone.
final class RecordedFile extends OutputStream {
  private static final boolean IS_POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path path;
  private final Path temporary;
  private final OutputStream out;
  private boolean isOpen = true;

  /// Makes the file, and the folders above it that are missing.
  RecordedFile(Path path) throws IOException {
    this.path = path;
    var above = path.toAbsolutePath().resolveSibling("");
    makeFolder(above);
    this.temporary =
        Files.createTempFile(
            above, "." + path.getFileName() + ".", ".part", ownersAlone("rw-------"));
    // Unlike a channel of its own, it outlives the interruption of who writes.
    this.out = Files.newOutputStream(temporary);
  }

  /// Makes a folder that nobody but its owner may enter; one that is there stays as it is.
  static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, ownersAlone("rwx------"));
  }

  private static FileAttribute<?>[] ownersAlone(String permissions) {
    return IS_POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  /// Gives the file its name, in place of what had it before.
  ///
  /// @throws IOException when it is not whole on disk; then it is gone
  void keep() throws IOException {
    if (isOpen) {
      isOpen = false;
      try (out) {
        out.flush();
      } catch (IOException full) {
        Files.deleteIfExists(temporary);
        throw full;
      }
      Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    if (isOpen) {
      isOpen = false;
      try (out) {
        Files.deleteIfExists(temporary);
      }
    }
  }
}
