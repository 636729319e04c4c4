package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a file of a capture is encoded in, it tells the same.
class EncodedCaptureTest {
  private static final String CONFIG = "taken: 2026-11-20T03:00:00Z\ncluster: 大阪\n";

  @TempDir Path folder;

  static Stream<Arguments> filesAndEncodings() {
    return CapturedTexts.ALL.keySet().stream()
        .flatMap(file ->
            Stream.of(
                Arguments.of(file, "\uFEFF", "UTF-8"),
                Arguments.of(file, "\uFEFF", "UTF-16LE"),
                Arguments.of(file, "\uFEFF", "UTF-16BE"),
                Arguments.of(file, "", "UTF-16LE"),
                Arguments.of(file, "", "UTF-16BE"),
                Arguments.of(file, "\uFEFF", "UTF-32LE")));
  }

  @ParameterizedTest
  @MethodSource("filesAndEncodings")
  void aFileMayHaveAnyEncoding(String file, String mark, String charset) throws Exception {
    var text = CapturedTexts.ALL.getOrDefault(file, "");
    write("capture.yaml", CONFIG, "UTF-8");
    write(file, text, "UTF-8");
    var expected = read();
    write("capture.yaml", mark + CONFIG, charset);
    write(file, mark + text.replace("\n", "\r\n"), charset);

    assertThat(read()).isEqualTo(expected);
    assertThat(expected.toString()).contains("大阪");
  }

  private void write(String file, String text, String charset) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.write(path, text.getBytes(Charset.forName(charset)));
  }

  private List<Inventory> read() throws SourceException {
    var request = SourceRequest.of(folder.toString(), InstantSource.fixed(Instant.EPOCH));
    return new CaptureSource().read(request);
  }
}
