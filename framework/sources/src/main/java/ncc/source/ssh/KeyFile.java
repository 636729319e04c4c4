package ncc.source.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import ncc.spi.source.SourceException;

/// A file that holds a private key.
final class KeyFile {
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private KeyFile() {}

  /// Like ssh, refuses a key of the user's own that others can get at; how somebody else keeps
  /// theirs, such as a service manager, is not the user's to change.
  ///
  /// @throws SourceException one line that says what to do
  static void checkPrivate(Path file) throws SourceException {
    try {
      if (!Files.getFileStore(file).supportsFileAttributeView("posix")
          || !Files.getOwner(file).getName().equals(System.getProperty("user.name"))) {
        return;
      }
      var permissions = Files.getPosixFilePermissions(file);
      if (!OWNERS.containsAll(permissions)) {
        throw new SourceException(
            "identity-file %s: can be used by others (%s); expected only by its owner, as after chmod 600"
                .formatted(file, PosixFilePermissions.toString(permissions)));
      }
    } catch (IOException unreadable) {
      throw new SourceException("identity-file " + file + ": cannot be read", unreadable);
    }
  }
}
