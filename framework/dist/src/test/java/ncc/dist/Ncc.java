package ncc.dist;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import ncc.cli.Main;
import ncc.cli.terminal.Environment;

/// The command as an operator runs it, with a state folder of its own. What ends by itself and
/// needs nothing of a process runs in that of the tests: `run`. What is interrupted, serves, stands
/// in a folder or finds programs by its own PATH is a process: `start`, `runAlone`, `runUnder`.
///
/// @param folder where a process of its own runs; state and configuration are in it
/// @param variables of its environment, beside those of the tests
record Ncc(Path folder, Map<String, String> variables) {
  static final Path TOKYO = Checkout.root().resolve("samples/captures/tokyo-01");
  static final String NOW = "--now=2026-11-21T00:00:00Z";

  private static final String NATIVE = System.getProperty("ncc.native");

  /// Without the tests themselves: Java shares between processes only what comes from jars.
  private static final String CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> !Path.of(entry).endsWith(Path.of("dist", "target", "test-classes")))
          .filter(entry -> !Path.of(entry).endsWith(Path.of("dist", "target", "classes")))
          .collect(Collectors.joining(File.pathSeparator));

  /// What the first process has loaded, the others find loaded: there are hundreds.
  private static final Path SHARED =
      Checkout.root()
          .resolve("framework/dist/target")
          .resolve("classes-of-tests-" + System.getProperty("ncc.fork", "1") + ".jsa");

  Ncc(Path folder) {
    this(folder, Map.of());
  }

  /// What came of it.
  record Result(int code, String out, String err) {}

  Result run(Object... words) {
    return run(Map.of(), words);
  }

  Result run(Map<String, String> variables, Object... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var process = Main.environment();
    var environment =
        new Environment(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            process.screen(),
            environment(variables),
            process.home(),
            process.version(),
            process.clock());
    int code =
        Main.run(environment, Arrays.stream(words).map(Object::toString).toArray(String[]::new));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Runs it as a process of its own, in the folder.
  Result runAlone(Object... words) throws IOException, InterruptedException {
    return runAlone(Map.of(), words);
  }

  /// Runs it as a process of its own, in the folder.
  Result runAlone(Map<String, String> variables, Object... words)
      throws IOException, InterruptedException {
    return run(variables, line(List.of(words)));
  }

  private Map<String, String> environment(Map<String, String> variables) {
    var all = new HashMap<>(System.getenv());
    all.keySet().removeIf(name -> name.startsWith("NCC_"));
    all.put("XDG_STATE_HOME", folder.resolve("state").toString());
    all.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    all.putAll(this.variables);
    all.putAll(variables);
    return all;
  }

  /// Runs it as the last words of another command.
  Result runUnder(List<String> command, List<String> words)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(command);
    line.addAll(line(words));
    return run(Map.of(), line);
  }

  /// Starts it as the last words of another command.
  Running startUnder(List<String> command, Object... words) throws IOException {
    var line = new ArrayList<>(command);
    line.addAll(line(List.of(words)));
    return start(Map.of(), line);
  }

  private static List<String> line(List<?> words) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // Where the JVM's own archive finds no room in memory, it goes without both, and would warn.
    line.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + SHARED));
    line.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-PrintWarnings"));
    line.addAll(
        List.of(
            "-Xlog:cds*=off,aot*=off",
            "--enable-native-access=ALL-UNNAMED",
            "-Dncc.native=" + NATIVE));
    line.addAll(List.of("-cp", CLASS_PATH, "ncc.cli.Main"));
    for (Object word : words) {
      line.add(word.toString());
    }
    return line;
  }

  /// Starts it as a shell starts what is typed: Ctrl-C reaches it, even where it does not reach
  /// those who run the tests.
  Running start(Map<String, String> variables, Object... words) throws IOException {
    var line = new ArrayList<>(List.of("env", "--default-signal=INT"));
    line.addAll(line(List.of(words)));
    return start(variables, line);
  }

  private Result run(Map<String, String> variables, List<String> line)
      throws IOException, InterruptedException {
    return start(variables, line).end();
  }

  private Running start(Map<String, String> variables, List<String> line) throws IOException {
    var out = Files.createTempFile(folder, "out", "");
    var err = Files.createTempFile(folder, "err", "");
    var process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().clear();
    process.environment().putAll(environment(variables));
    return new Running(process.start(), out, err);
  }

  /// The command while it runs.
  record Running(Process process, Path out, Path err) {
    /// Ctrl-C.
    void interrupt() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    }

    boolean hasSaid(String words) throws IOException {
      return text(err).contains(words);
    }

    Result end() throws IOException, InterruptedException {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("still running after a minute: " + text(err));
      }
      return new Result(process.exitValue(), text(out), text(err));
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
