package ncc.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The command as an operator runs it: a process of its own, with a state folder of its own.
///
/// @param folder where it runs
record Ncc(Path folder) {
  static final Path TOKYO = Checkout.root().resolve("samples/captures/tokyo-01");
  static final String NOW = "--now=2026-11-21T00:00:00Z";

  /// What came of it.
  record Result(int code, String out, String err) {}

  Result run(Object... words) throws IOException, InterruptedException {
    return run(Map.of(), words);
  }

  Result run(Map<String, String> variables, Object... words)
      throws IOException, InterruptedException {
    return run(variables, line(List.of(words)));
  }

  /// Runs it as the last words of another command.
  Result runUnder(List<String> command, List<String> words)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(command);
    line.addAll(line(words));
    return run(Map.of(), line);
  }

  private static List<String> line(List<?> words) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    line.addAll(List.of(System.getProperty("java.class.path"), "ncc.cli.Main"));
    for (Object word : words) {
      line.add(word.toString());
    }
    return line;
  }

  private Result run(Map<String, String> variables, List<String> line)
      throws IOException, InterruptedException {
    var out = Files.createTempFile(folder, "out", "");
    var err = Files.createTempFile(folder, "err", "");
    var process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("NCC_"));
    process.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    process.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    process.environment().putAll(variables);
    var started = process.start();
    if (!started.waitFor(60, TimeUnit.SECONDS)) {
      started.destroyForcibly();
      throw new IllegalStateException("still running after a minute: " + line);
    }
    return new Result(started.exitValue(), text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
