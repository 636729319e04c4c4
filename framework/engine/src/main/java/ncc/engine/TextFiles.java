package ncc.engine;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import ncc.spi.check.TextFile;
import ncc.spi.message.FileFault;
import ncc.spi.setting.InputFile;

/// Reads files that are parameters of checks.
final class TextFiles {
  private static final char MARK = '\ufeff';

  private TextFiles() {}

  /// @param name empty for none
  /// @throws IllegalArgumentException when it cannot be read, with one sentence
  static TextFile read(String name) {
    if (name.isEmpty()) {
      return TextFile.NONE;
    }
    try (var in = InputFile.openAgain(Path.of(name))) {
      var bytes = in.readNBytes(TextFile.LONGEST + 1);
      if (bytes.length > TextFile.LONGEST) {
        throw refused(name, "it is larger than 4 MiB");
      }
      return new TextFile(name, text(bytes));
    } catch (CharacterCodingException e) {
      throw refused(name, "it is no text in UTF-8, nor in UTF-16 with a byte order mark");
    } catch (IOException e) {
      throw refused(name, FileFault.reason(e));
    } catch (InvalidPathException e) {
      throw refused(name, "it is no name of a file");
    }
  }

  private static IllegalArgumentException refused(String name, String why) {
    return new IllegalArgumentException("'%s' cannot be read: %s".formatted(name, why));
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    var text = charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  private static Charset charset(byte... bytes) {
    if (bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
      return UTF_16LE;
    }
    return bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff
        ? UTF_16BE
        : UTF_8;
  }
}
