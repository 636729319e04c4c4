package ncc.engine.setting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import ncc.spi.inventory.Caveat;
import ncc.spi.message.FileFault;
import ncc.spi.setting.SecretException;

/// A command of the operator's that prints a secret, such as `pass show prism`. Neither its text
/// nor what it prints is ever repeated.
///
/// @param command for `sh -c`
/// @param environment the variables it sees
/// @param deadline how long it may take
record SecretCommand(String command, Map<String, String> environment, Duration deadline) {
  private static final int LONGEST = 1 << 16;

  SecretCommand(String command, Map<String, String> environment) {
    this(command, environment, Duration.ofSeconds(10));
  }

  /// The first line it prints.
  ///
  /// @param reference the setting that names it, for messages
  String output(String reference) throws SecretException, InterruptedException {
    var process = start(reference);
    try {
      var out = Heard.from(process.getInputStream());
      var err = Heard.from(process.getErrorStream());
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SecretException(
            "%s: the command did not end within %d s".formatted(reference, deadline.toSeconds()));
      }
      return judged(reference, process.exitValue(), out.text(), err.text());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(String reference) throws SecretException {
    var builder = new ProcessBuilder("sh", "-c", command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new SecretException(
          "%s: sh cannot be started (%s)".formatted(reference, FileFault.reason(e)));
    }
  }

  private static String judged(String reference, int exitCode, String out, String err)
      throws SecretException {
    if (exitCode != 0) {
      var last = err.lines().filter(line -> !line.isBlank()).reduce((_, line) -> line);
      throw new SecretException(
          "%s: the command ended with exit code %d%s"
              .formatted(
                  reference, exitCode, last.map(line -> ": " + Caveat.quoted(line)).orElse("")));
    }
    return out.lines()
        .findFirst()
        .filter(line -> !line.isEmpty())
        .orElseThrow(() -> new SecretException(reference + ": the command printed nothing"));
  }

  /// What a process says, read to the end so that it never waits for us, and kept to a limit.
  private static final class Heard {
    private static final Duration AFTER_THE_END = Duration.ofSeconds(1);

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;

    private Heard(InputStream in) {
      reader = Thread.ofPlatform().daemon().unstarted(() -> listen(in));
    }

    static Heard from(InputStream in) {
      var heard = new Heard(in);
      heard.reader.start();
      return heard;
    }

    private void listen(InputStream in) {
      var buffer = new byte[1024];
      try (in) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          kept.write(buffer, 0, Math.min(read, LONGEST - Math.min(kept.size(), LONGEST)));
        }
      } catch (IOException _) {
        // The process was ended; what it said until then was kept.
      }
    }

    /// A grandchild may keep the stream open for ever, so the end is waited for only a moment.
    String text() throws InterruptedException {
      reader.join(AFTER_THE_END);
      return kept.toString(StandardCharsets.UTF_8);
    }
  }
}
