package ncc.engine.setting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import ncc.spi.message.FileFault;
import ncc.spi.setting.InputFile;
import ncc.spi.setting.SecretException;

/// A file that holds a secret and nothing else but a newline at its end.
///
/// @param mayOthersRead whether it may be open to its group and to others; a service's credential
///   lies in a folder that keeps them out
record SecretFile(Path path, boolean mayOthersRead) {
  private static final int LONGEST = 1 << 16;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  static SecretFile ofOwner(Path path) {
    return new SecretFile(path, false);
  }

  static SecretFile ofService(Path path) {
    return new SecretFile(path, true);
  }

  /// @param reference the setting that names it, for messages
  String read(String reference) throws SecretException {
    try {
      InputFile.require(path);
      checkPermissions(reference);
      return content(reference);
    } catch (NoSuchFileException e) {
      throw new SecretException("%s: there is no file '%s'".formatted(reference, path), e);
    } catch (CharacterCodingException _) {
      throw refused(reference, "is not UTF-8 text");
    } catch (IOException e) {
      throw new SecretException(
          "%s: '%s' cannot be read (%s)".formatted(reference, path, FileFault.reason(e)), e);
    }
  }

  private void checkPermissions(String reference) throws IOException, SecretException {
    if (mayOthersRead || !path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    var permissions = Files.getPosixFilePermissions(path);
    if (OTHERS.stream().anyMatch(permissions::contains)) {
      throw refused(
          reference,
          "can be read by others (%s); expected only its owner to, as after chmod 600"
              .formatted(PosixFilePermissions.toString(permissions)));
    }
  }

  private String content(String reference) throws IOException, SecretException {
    byte[] bytes;
    try (var in = InputFile.open(path)) {
      bytes = in.readNBytes(LONGEST + 1);
    }
    if (bytes.length > LONGEST) {
      throw refused(reference, "is larger than 64 KiB, too large for a secret");
    }
    var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    var secret = withoutNewline(text);
    if (secret.isEmpty()) {
      throw refused(reference, "is empty");
    }
    return secret;
  }

  private static String withoutNewline(String text) {
    int end = text.endsWith("\n") ? text.length() - 1 : text.length();
    return text.substring(0, end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  private SecretException refused(String reference, String why) {
    return new SecretException("%s: '%s' %s".formatted(reference, path, why));
  }
}
