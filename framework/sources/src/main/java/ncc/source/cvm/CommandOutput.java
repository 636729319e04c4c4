package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import ncc.spi.check.Durations;

/// What a command prints, while it prints it. It ends as the command does: where that failed, was
/// too slow or was interrupted, reading fails with the reason in place of the end.
final class CommandOutput extends InputStream {
  private static final int CHUNK = 1 << 16;
  private static final int CHUNKS = 16;
  private static final int NOT_FOUND = 127;

  private final Shell.Running running;
  private final Duration timeout;
  private final long startedAt = System.nanoTime();
  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(CHUNKS);
  private final LastWords lastWords = new LastWords();
  private final Thread listener;
  private final Thread pump;
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private Optional<Ended> ended = Optional.empty();

  private sealed interface Event {}

  private record Bytes(ByteBuffer bytes) implements Event {}

  private record Ended(Optional<String> failure) implements Event {}

  private CommandOutput(Shell.Running running, Duration timeout) {
    this.running = running;
    this.timeout = timeout;
    this.listener = Thread.ofPlatform().daemon().start(() -> lastWords.listen(running.errors()));
    this.pump = Thread.ofPlatform().daemon().start(this::pump);
  }

  /// @param timeout from now to the command's end
  static CommandOutput of(Shell shell, String commandLine, Duration timeout) throws IOException {
    return new CommandOutput(shell.start(commandLine), timeout);
  }

  /// Why the output is not all of it; empty before its end, and after a good one.
  Optional<String> failure() {
    return ended.flatMap(Ended::failure);
  }

  /// Waits for the first byte.
  ///
  /// @throws IOException when the command failed without one
  void await() throws IOException {
    fill();
  }

  /// Hands the output over, so that whoever reads it never waits longer than it may: a process that
  /// the command left behind may hold the other end of a pipe for ever.
  private void pump() {
    try {
      try {
        pumpBytes();
        events.put(new Ended(judged(running.exitCode())));
      } catch (IOException lost) {
        events.put(new Ended(Optional.of(lastWords.behind(reason(lost)))));
      }
    } catch (InterruptedException _) {
      running.close();
    }
  }

  private void pumpBytes() throws IOException, InterruptedException {
    var buffer = new byte[CHUNK];
    for (int n = running.output().read(buffer); n >= 0; n = running.output().read(buffer)) {
      events.put(new Bytes(ByteBuffer.wrap(Arrays.copyOf(buffer, n))));
    }
  }

  private static String reason(IOException lost) {
    return "it was cut off: " + lost.getMessage();
  }

  private Optional<String> judged(int exitCode) throws InterruptedException {
    listener.join(Duration.ofSeconds(1));
    return switch (exitCode) {
      case 0 -> Optional.empty();
      case NOT_FOUND -> Optional.of(lastWords.behind("there is no such command"));
      default -> Optional.of(lastWords.behind("it ended with exit code " + exitCode));
    };
  }

  private boolean fill() throws IOException {
    while (!bytes.hasRemaining() && ended.isEmpty()) {
      switch (next()) {
        case Bytes more -> bytes = more.bytes();
        case Ended end -> ended = Optional.of(end);
      }
    }
    if (!bytes.hasRemaining() && failure().isPresent()) {
      throw new IOException(failure().get());
    }
    return bytes.hasRemaining();
  }

  private Event next() throws InterruptedIOException {
    try {
      long left = timeout.toNanos() - (System.nanoTime() - startedAt);
      var event = events.poll(Math.max(left, 0), TimeUnit.NANOSECONDS);
      return event != null ? event : new Ended(Optional.of(tooSlow()));
    } catch (InterruptedException _) {
      return new Ended(Optional.of("it was stopped before its end: time is up"));
    }
  }

  private String tooSlow() {
    return lastWords.behind("it did not end within " + Durations.text(timeout));
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.remaining());
    bytes.get(into, offset, count);
    return count;
  }

  /// Ends the command, if it still runs.
  @Override
  public void close() {
    running.close();
    pump.interrupt();
  }
}
