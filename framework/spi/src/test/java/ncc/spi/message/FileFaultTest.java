package ncc.spi.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FileFaultTest {
  @TempDir static Path folder;

  private static Stream<Arguments> faults() throws IOException {
    var none = folder.resolve("none");
    var file = Files.writeString(folder.resolve("file"), "text");
    var below = file.resolve("below");
    var circle = folder.resolve("circle");
    Files.createSymbolicLink(circle, circle);
    var full = Path.of("/dev/full");
    return Stream.of(
        row("no such file or folder", () -> Files.newInputStream(none)),
        row("no such file or folder", () -> Files.writeString(none.resolve("x"), "")),
        row("no such file or folder", () -> new FileInputStream(none.toFile()).close()),
        row("no such file or folder", () -> new ProcessBuilder(none.toString()).start()),
        row("it is a folder", () -> Files.readString(folder)),
        row("it is a folder", () -> Files.writeString(folder, "")),
        row("it is no folder", () -> Files.newDirectoryStream(file).close()),
        row("a part of its path is no folder", () -> Files.readString(below)),
        row("something of that name is there already", () -> Files.createDirectories(file)),
        row("its links lead in a circle", () -> Files.readString(circle)),
        row("the name is too long", () -> Files.readString(folder.resolve("x".repeat(300)))),
        row("no space left on the device", () -> Files.writeString(full, "text")),
        row(
            "it is not text in UTF-8",
            () -> UTF_8.newDecoder().decode(ByteBuffer.wrap(new byte[] {-1}))));
  }

  private static Arguments row(String words, ThrowingCallable work) {
    return Arguments.of(words, work);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatTheSystemSaysIsInWords(String words, ThrowingCallable work) {
    var failed = catchThrowableOfType(IOException.class, work);

    assertThat(FileFault.reason(failed)).isEqualTo(words);
  }

  private static Stream<Arguments> exceptions() {
    return Stream.of(
        Arguments.of("permission denied", new AccessDeniedException("/x")),
        Arguments.of("the folder is not empty", new DirectoryNotEmptyException("/x")),
        Arguments.of("the system does not say why", new FileSystemException("/x")),
        Arguments.of("the system does not say why", new IOException()),
        Arguments.of("the system does not say why", new IOException(" \n")),
        Arguments.of("is no JSON", new FileSystemException("/x", null, "is no JSON")));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void whatHappensOnOtherMachinesIsInWords(String words, IOException failed) {
    assertThat(FileFault.reason(failed)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "Permission denied, permission denied",
    "/x (Permission denied), permission denied",
    "/x (mine), /x (mine)",
    "Read-only file system, the file system is read-only",
    "Input/output error, the device reports an error",
    "it is larger than 1 MiB, it is larger than 1 MiB",
  })
  void whatIsNoWordOfTheSystemStays(String message, String words) {
    assertThat(FileFault.reason(new IOException(message))).isEqualTo(words);
  }
}
