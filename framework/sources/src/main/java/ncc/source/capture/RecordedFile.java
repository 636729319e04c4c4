package ncc.source.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/// A file that nobody but its owner may read, under a temporary name until it is whole.
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
    this.temporary = path.resolveSibling("." + path.getFileName() + ".part");
    var above = path.getParent();
    if (above != null) {
      makeFolder(above);
    }
    Files.deleteIfExists(temporary);
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.out =
        Channels.newOutputStream(FileChannel.open(temporary, options, ownersAlone("rw-------")));
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

  /// Gives the file its name.
  @Override
  public void close() throws IOException {
    if (isOpen) {
      isOpen = false;
      out.close();
      Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
