package ncc.engine.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import ncc.engine.ConfigurationException;
import ncc.spi.setting.InputFile;

/// A file that nobody but those meant may read.
final class PrivateFile {
  private PrivateFile() {}

  /// A file that everybody can read is refused; one that its group can, where it is the user's own.
  /// How somebody else shares theirs, such as a service manager with a group, is not the user's to
  /// change. One that cannot be looked at is left to whoever opens it.
  ///
  /// @throws ConfigurationException naming the file and what to do
  static void check(Path file) throws ConfigurationException {
    try {
      InputFile.require(file);
      if (Files.getFileStore(file).supportsFileAttributeView("posix") && isOpen(file)) {
        throw new ConfigurationException(
            "'%s' can be read by others (%s); expected only its owner to, as after chmod 600"
                .formatted(
                    file, PosixFilePermissions.toString(Files.getPosixFilePermissions(file))));
      }
    } catch (IOException _) {
      // Whoever reads it says what is wrong.
    }
  }

  private static boolean isOpen(Path file) throws IOException {
    var permissions = Files.getPosixFilePermissions(file);
    boolean isOwn = Files.getOwner(file).getName().equals(System.getProperty("user.name"));
    return permissions.contains(PosixFilePermission.OTHERS_READ)
        || (isOwn && permissions.contains(PosixFilePermission.GROUP_READ));
  }
}
