package ncc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.cli.terminal.Environment;
import ncc.store.Store;
import ncc.store.sql.StoreAddress;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever redirects what a command prints is told when it is lost, by exit code, too.
class LostOutputTest {
  private static final String LOST =
      "ncc: stdout cannot be written: nobody takes what is written there, or its disk is full\n";

  @TempDir static Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void remember() throws Exception {
    try (var store = Store.open(new StoreAddress.Embedded(file()))) {
      store.history().record(SampleRuns.troubled(), Optional.empty());
    }
  }

  private static Path file() {
    return folder.resolve("store.db");
  }

  static Stream<List<String>> aLineThatPrintsEndsAsErrWithOneLineThatSaysWhy() {
    var helps =
        HeededOptionsTest.COMMANDS.stream()
            .map(words -> Stream.concat(words.stream(), Stream.of("--help")).toList());
    var lines =
        Stream.of(
                "",
                "--help",
                "--version",
                "--version --verbose",
                "health_checks",
                "validate",
                "config",
                "config show",
                "config schema",
                "silence",
                "completion bash",
                "completion zsh")
            .map(line -> List.of(line.split(" ")));
    return Stream.concat(helps, lines.map(one -> one.equals(List.of("")) ? List.of() : one));
  }

  @ParameterizedTest
  @MethodSource
  void aLineThatPrintsEndsAsErrWithOneLineThatSaysWhy(List<String> words) {
    assertThat(run(full(), words.toArray(String[]::new))).isEqualTo(3);

    assertThat(err.toString(UTF_8)).endsWith(LOST);
    assertThat(err.toString(UTF_8).lines().filter(line -> line.contains("stdout"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs",
        "history ngt_client_cert_expiry_check",
      })
  void soDoesOneThatReadsTheStore(String line) {
    var words = line + " --store " + file();

    assertThat(run(full(), words.split(" "))).isEqualTo(3);
    assertThat(err.toString(UTF_8)).endsWith(LOST);
  }

  @Test
  void whatFailsForAnotherReasonSaysThatAlone() {
    assertThat(run(full(), "describe", "no_check")).isEqualTo(64);

    assertThat(err.toString(UTF_8)).hasLineCount(1).doesNotContain("stdout");
  }

  @Test
  void whatIsTakenIsWell() {
    assertThat(run(OutputStream.nullOutputStream(), "list")).isZero();
    assertThat(err.size()).isZero();
  }

  private static OutputStream full() {
    return new BufferedOutputStream(
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("no space left on device");
          }
        },
        1 << 16);
  }

  private int run(OutputStream out, String... words) {
    var environment =
        new Environment(
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            new Environment.Screen(false, false, 80),
            Map.of("HOME", folder.toString()),
            Optional.empty(),
            new Environment.Version("test", "test"),
            InstantSource.fixed(SampleRuns.NOW));
    return CommandLine.run(environment, words);
  }
}
