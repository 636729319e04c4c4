package ncc.source.guest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ncc.spi.message.FileFault;

/// Runs the few programs of a guest that know what no file says.
interface Commands {
  /// Those of this machine, each ended after five seconds.
  Commands MACHINE = new OfMachine(Duration.ofSeconds(5));

  /// What came of it.
  ///
  /// @param exitCode 0 when it did what it was asked
  /// @param output of both streams together
  record Ended(int exitCode, String output) {}

  /// @throws IOException when it cannot be started, or does not end in time
  Ended run(List<String> command) throws IOException;

  /// @param patience how long a command may take
  record OfMachine(Duration patience) implements Commands {
    private static final int LARGEST = 1 << 20;

    @Override
    public Ended run(List<String> command) throws IOException {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("LC_ALL", "C");
      var process = builder.start();
      try {
        process.getOutputStream().close();
        return ended(process, command.getFirst());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        var interrupted = new InterruptedIOException(command.getFirst() + " was interrupted");
        interrupted.initCause(e);
        throw interrupted;
      } finally {
        process.destroyForcibly();
      }
    }

    private Ended ended(Process process, String name) throws IOException, InterruptedException {
      var output =
          new FutureTask<>(() ->
              new String(process.getInputStream().readNBytes(LARGEST), StandardCharsets.UTF_8));
      Thread.ofPlatform().daemon().name("output-" + name).start(output);
      try {
        var text = output.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        return new Ended(process.waitFor(), text);
      } catch (TimeoutException _) {
        throw new IOException(
            "%s gave no answer within %d s".formatted(name, patience.toSeconds()));
      } catch (ExecutionException e) {
        throw new IOException(name + ": " + why(e), e);
      }
    }

    private static String why(ExecutionException failed) {
      return failed.getCause() instanceof IOException broken
          ? FileFault.reason(broken)
          : String.valueOf(failed.getCause());
    }
  }
}
