package ncc.spi.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class InputFileTest {
  @TempDir Path folder;

  private Path made(String name) throws Exception {
    var path = folder.resolve(name);
    switch (name) {
      case "pipe" ->
          assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
      case "folder" -> Files.createDirectory(path);
      case "socket" -> {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
          server.bind(UnixDomainSocketAddress.of(path));
        }
      }
      case "terminal" -> Files.createSymbolicLink(path, Path.of("/dev/tty"));
      case "zeros" -> Files.createSymbolicLink(path, Path.of("/dev/zero"));
      default -> throw new IllegalArgumentException(name);
    }
    return path;
  }

  @ParameterizedTest
  @CsvSource({
    "pipe, a pipe",
    "folder, a folder",
    "socket, a socket",
    "terminal, a device",
    "zeros, a device",
  })
  void whatNeverEndsOrHoldsNoTextIsNotOpened(String name, String kind) throws Exception {
    var file = made(name);
    var link = Files.createSymbolicLink(folder.resolve("link"), file);

    for (Path one : new Path[] {file, link}) {
      assertThatThrownBy(() -> InputFile.open(one))
          .isInstanceOf(IOException.class)
          .hasMessage("it is %s, not a file", kind);
      assertThatThrownBy(() -> InputFile.openAgain(one)).hasMessage("it is %s, not a file", kind);
    }
  }

  @Test
  void aFileALinkToItAndNothingAreRead() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "text");
    var link = Files.createSymbolicLink(folder.resolve("link"), file);

    for (Path one : new Path[] {file, link}) {
      try (var in = InputFile.open(one);
          var again = InputFile.openAgain(one)) {
        assertThat(in).hasContent("text");
        assertThat(again).hasContent("text");
      }
    }
    try (var in = InputFile.openAgain(Path.of("/dev/null"))) {
      assertThat(in).isEmpty();
    }
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThatThrownBy(() -> InputFile.open(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
