package ncc.dist;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real server beside us, until it is closed.
record Program(Process process, int port) implements AutoCloseable {
  private static final int SECONDS_TO_START = 60;
  private static final int POLL_MILLIS = 50;

  /// Starts `command` and waits until something accepts connections on `port` of this machine.
  static Program serving(InetAddress at, int port, Path folder, List<String> command)
      throws IOException, InterruptedException {
    var log = folder.resolve("server-" + port + ".log").toFile();
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    var program = new Program(process, port);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    while (!accepts(at, port)) {
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        program.close();
        throw new IOException(command + " does not serve: " + Files.readString(log.toPath()));
      }
    }
    return program;
  }

  private static boolean accepts(InetAddress at, int port) {
    try (var _ = new Socket(at, port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Runs `command` to its end.
  static void run(Path folder, String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("program.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(
          List.of(command) + ": " + Files.readString(folder.resolve("program.log")));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
