package ncc.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateCaptureTest {
  @TempDir Path folder;

  @Test
  void printsTheVerdictsThatTheCaptureMustGet() throws IOException {
    assertThat(run(folder.toString(), "1000", "1"))
        .isEqualTo(
            """
            check                              SKIP     PASS     INFO     WARN      ERR     FAIL
            ngt_client_cert_expiry_check          6      902       60       18        0       14
            ngt_comm_link_check                  32      927        0       41        0        0
            ngt_installer_version_check           6      928       66        0        0        0
            ngt_port_2074_check                   5        0        0        0        0        0
            ngt_serial_link_check                94      836       51       19        0        0
            """);
  }

  @Test
  void writesAllFilesUnlessSomeAreNamed() throws IOException {
    run(folder.resolve("all").toString(), "3", "1");
    run(folder.resolve("one").toString(), "3", "1", "capture.yaml");

    assertThat(names("all")).hasSize(CaptureFile.values().length);
    assertThat(names("one")).containsExactly("capture.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "x 10", "x ten 1", "x 10 one", "x 10 1 ncli_ngt_list.csv"})
  void saysWhatItExpects(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(line.split(" ", -1)))
        .withMessageContaining("expected FOLDER VMS SEED [FILE...], where FILE is one of ncli_");
  }

  private List<String> names(String name) throws IOException {
    try (var files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String run(String... arguments) throws IOException {
    var bytes = new ByteArrayOutputStream();
    GenerateCapture.run(arguments, new PrintStream(bytes, true, UTF_8));
    return bytes.toString(UTF_8);
  }
}
