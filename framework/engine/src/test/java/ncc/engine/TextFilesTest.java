package ncc.engine;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import ncc.spi.check.TextFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextFilesTest {
  @TempDir Path folder;

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of("", UTF_8),
        Arguments.of("\ufeff", UTF_8),
        Arguments.of("\ufeff", UTF_16LE),
        Arguments.of("\ufeff", UTF_16BE));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void areReadInTheEncodingTheyHave(String mark, Charset charset) throws IOException {
    var file = folder.resolve("table.csv");
    Files.write(file, (mark + "6.10.1,✓\n").getBytes(charset));

    assertThat(TextFiles.read(file.toString()))
        .isEqualTo(new TextFile(file.toString(), "6.10.1,✓\n"));
  }

  @Test
  void noNameIsNoFile() {
    assertThat(TextFiles.read("")).isEqualTo(TextFile.NONE);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("missing.csv", "no such file or folder"),
        Arguments.of(".", "it is a folder, not a file"),
        Arguments.of("binary.csv", "it is no text in UTF-8"),
        Arguments.of("large.csv", "it is larger than 4 MiB"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatCannotBeReadIsNamedWithTheReason(String name, String why) throws IOException {
    Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0xc3, 0x28});
    Files.write(folder.resolve("large.csv"), new byte[TextFile.LONGEST + 1]);
    var file = folder.resolve(name).toString();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextFiles.read(file))
        .withMessageStartingWith("'" + file + "' cannot be read: ")
        .withMessageContaining(why);
  }
}
