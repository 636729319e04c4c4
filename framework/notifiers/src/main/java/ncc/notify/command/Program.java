package ncc.notify.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ncc.spi.check.Durations;
import ncc.spi.inventory.Caveat;
import ncc.spi.notify.DeliveryException;

/// A program that is told something on its standard input. At its deadline it is killed with all
/// that it started. What it prints is of no interest but for the first line on stderr.
///
/// @param words the program and its arguments
/// @param variables it sees, beside those that say where and who it is
record Program(List<String> words, Map<String, String> variables, Duration deadline) {
  /// EX_TEMPFAIL of `sysexits.h`.
  private static final int TRY_AGAIN = 75;

  private static final int HEARD = 4096;
  private static final Duration AFTER_THE_END = Duration.ofSeconds(1);

  /// The rest may hold secrets of ncc's own.
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR");

  /// @throws DeliveryException unless it ends with exit code 0 in time
  void run(byte[] input) throws DeliveryException {
    var process = start();
    try {
      Thread.ofPlatform().daemon().start(() -> tell(process.getOutputStream(), input));
      var said = new FutureTask<>(() -> heard(process.getErrorStream()));
      Thread.ofPlatform().daemon().start(said);
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        throw DeliveryException.forNow(name() + " did not end within " + Durations.text(deadline));
      }
      judge(process.exitValue(), said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeliveryException.forNow(name() + " did not end before time was up", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start() throws DeliveryException {
    var builder = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(variables);
    try {
      return builder.start();
    } catch (IOException e) {
      throw DeliveryException.forNow(name() + " cannot be started; is it there, executable?", e);
    }
  }

  /// One that does not want to know it all is free not to.
  private static void tell(OutputStream in, byte[] input) {
    try (in) {
      in.write(input);
    } catch (IOException _) {
      // It ended, or closed its input.
    }
  }

  /// Read to the end, so that the program never waits for us, and kept to a limit.
  private static String heard(InputStream err) throws IOException {
    try (err) {
      var kept = err.readNBytes(HEARD);
      err.transferTo(OutputStream.nullOutputStream());
      return new String(kept, StandardCharsets.UTF_8);
    }
  }

  private void judge(int exitCode, FutureTask<String> said)
      throws DeliveryException, InterruptedException {
    if (exitCode == 0) {
      return;
    }
    var message = "%s ended with exit code %d%s".formatted(name(), exitCode, firstLine(said));
    throw exitCode == TRY_AGAIN
        ? DeliveryException.forNow(message)
        : DeliveryException.forGood(message);
  }

  /// A grandchild may keep the stream open for ever, so its end is waited for only a moment.
  private static String firstLine(FutureTask<String> said) throws InterruptedException {
    try {
      return said.get(AFTER_THE_END.toMillis(), TimeUnit.MILLISECONDS)
          .lines()
          .filter(line -> !line.isBlank())
          .findFirst()
          .map(line -> ": " + Caveat.quoted(line.strip()))
          .orElse("");
    } catch (ExecutionException | TimeoutException _) {
      return "";
    }
  }

  private String name() {
    return Caveat.quoted(words.getFirst());
  }
}
