package ncc.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ncc.cli.request.Request;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.engine.Catalog;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ReportWriterTest {
  private static final Run RUN = SampleRuns.small();

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private OutputStream stdout = out;

  /// Writes its name and what fails in between.
  private record Format(String name, Failing failing) implements ReportFormat {
    @Override
    public String extension() {
      return "txt";
    }

    @Override
    public void render(Run run, ReportOptions options, Appendable out) throws IOException {
      out.append("begin ");
      failing.fail();
      out.append(name);
    }
  }

  interface Failing {
    void fail() throws IOException;
  }

  static final List<Failing> FAILURES =
      List.of(
          () -> {
            throw new IllegalStateException("two\nlines");
          },
          () -> {
            throw new StackOverflowError();
          },
          () -> {
            throw new NoClassDefFoundError("acme/Library");
          },
          () -> {
            throw new AssertionError("never");
          },
          () -> {
            throw new IOException("the network of its own");
          });

  @ParameterizedTest
  @FieldSource("FAILURES")
  void eachReportStandsAlone(Failing failing) throws Exception {
    var failure = failure(failing, "--report", "bad=bad.txt", "--report", "good=good.txt");

    assertThat(failure.exitCode()).isEqualTo(ExitCode.ERR);
    assertThat(failure.getMessage()).startsWith("bad report: ").hasLineCount(1);
    assertThat(folder.resolve("good.txt")).hasContent("begin good");
    assertThat(out.toString(UTF_8)).isEqualTo("begin text");
    assertThat(err.toString(UTF_8)).contains("ncc: good report written to ");
    assertThat(files()).containsExactly("good.txt", "state");
  }

  @ParameterizedTest
  @FieldSource("FAILURES")
  void aFailureOnStdoutTakesNoFileWithIt(Failing failing) throws Exception {
    var failure = failure(failing, "--report", "bad=-", "--report", "good=good.txt");

    assertThat(failure.exitCode()).isEqualTo(ExitCode.ERR);
    assertThat(folder.resolve("good.txt")).hasContent("begin good");
    assertThat(out.toString(UTF_8)).doesNotContain("text");
  }

  @Test
  void oneThatCannotBeWrittenTakesNoOtherWithIt() throws Exception {
    Files.writeString(folder.resolve("file"), "in the way");

    var failure =
        failure(
            () -> {},
            "--report",
            "good=file/below.txt",
            "--report",
            "bad=nowhere/x.txt",
            "--report",
            "text=text.txt");

    assertThat(failure.exitCode()).isEqualTo(ExitCode.ERR);
    assertThat(failure.getMessage()).startsWith("bad report: ").contains("cannot be written");
    assertThat(err.toString(UTF_8)).contains("ncc: good report: ").contains("cannot be written");
    assertThat(folder.resolve("text.txt")).hasContent("begin text");
    assertThat(out.toString(UTF_8)).isEqualTo("begin text");
  }

  @Test
  void stdoutThatTakesNothingIsAFailure() throws Exception {
    stdout =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("no space left");
          }
        };

    var failure = failure(() -> {}, "--report", "good=good.txt");

    assertThat(failure).hasMessageStartingWith("stdout cannot be written");
    assertThat(failure.exitCode()).isEqualTo(ExitCode.ERR);
    assertThat(folder.resolve("good.txt")).hasContent("begin good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
  void standardOutputHasSeveralNames(String name) throws Exception {
    writer(() -> {}, "--report", "good=" + name).write(RUN);

    assertThat(out.toString(UTF_8)).isEqualTo("begin good");
    assertThat(files()).containsExactly("state");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPipeIsWrittenThroughAndStaysOne(boolean isLinked) throws Exception {
    var pipe = folder.resolve("pipe.txt");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    if (isLinked) {
      Files.createSymbolicLink(folder.resolve("link.txt"), pipe);
    }
    var read = CompletableFuture.supplyAsync(() -> read(pipe));

    writer(() -> {}, "--report", "good=" + (isLinked ? "link.txt" : "pipe.txt")).write(RUN);

    assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("begin good");
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(Files.isSymbolicLink(folder.resolve("link.txt"))).isEqualTo(isLinked);
  }

  @Test
  void aLinkStaysOneAndItsFileIsReplacedWhole() throws Exception {
    Files.createDirectory(folder.resolve("elsewhere"));
    var file = Files.writeString(folder.resolve("elsewhere/file"), "before");
    Files.createSymbolicLink(folder.resolve("link.txt"), file);

    writer(() -> {}, "--report", "good=link.txt").write(RUN);

    assertThat(file).hasContent("begin good");
    assertThat(Files.readSymbolicLink(folder.resolve("link.txt"))).isEqualTo(file);
  }

  @Test
  void aLinkToNothingYetIsFollowed() throws Exception {
    Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("new"));

    writer(() -> {}, "--report", "good=link.txt").write(RUN);

    assertThat(folder.resolve("new")).hasContent("begin good");
    assertThat(folder.resolve("link.txt")).isSymbolicLink();
  }

  private static String read(Path pipe) {
    try {
      return Files.readString(pipe);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Failure failure(Failing failing, String... words) throws Failure {
    var writer = writer(failing, words);
    var failure = catchThrowableOfType(Failure.class, () -> writer.write(RUN));
    assertThat(failure).isNotNull();
    return failure;
  }

  private ReportWriter writer(Failing failing, String... words) throws Failure {
    var formats =
        List.<ReportFormat>of(
            new Format("bad", failing), new Format("good", () -> {}), new Format("text", () -> {}));
    var catalog = new Catalog(List.of(), formats, List.of(), List.of(), List.of());
    var environment =
        new Environment(
            new PrintStream(stdout, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            new Environment.Screen(false, false, 80),
            Map.of("XDG_STATE_HOME", folder.resolve("state").toString()),
            Optional.empty(),
            new Environment.Version("0.1.0", "test"),
            InstantSource.system());
    var spec = CommandSpec.create();
    Options.addTo(spec);
    return new ReportWriter(
        catalog,
        environment,
        Request.of(new CommandLine(spec).parseArgs(below(words)), environment));
  }

  /// With files below the folder of the test.
  private String[] below(String... words) {
    var below = new ArrayList<String>();
    for (String word : words) {
      below.add(word.endsWith(".txt") ? word.replace("=", "=" + folder + "/") : word);
    }
    return below.toArray(String[]::new);
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
