package ncc.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Daemons as processes, of which one at least goes on.
final class Fleet implements AutoCloseable {
  private final Path folder;
  private final String store;
  private final Random random;
  private final List<Life> living = new ArrayList<>();
  private final Map<Long, Long> killed = new HashMap<>();
  private int number;

  private record Life(Process process, Path out) {
    boolean isReady() throws IOException {
      return Files.readString(out).contains("ready");
    }
  }

  /// @param store a file, or the port of PostgreSQL
  Fleet(Path folder, String store, Random random) {
    this.folder = folder;
    this.store = store;
    this.random = random;
  }

  void start() throws IOException {
    start(List.of());
  }

  /// @param command what it runs under
  void start(List<String> command) throws IOException {
    var name = "d" + ++number;
    var out = folder.resolve(name + ".out");
    var line =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-Dchaos.folder=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            ChaosDaemon.class.getName(),
            name,
            store);
    var process =
        new ProcessBuilder(Stream.concat(command.stream(), line.stream()).toList())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve(name + ".err").toFile())
            .start();
    living.add(new Life(process, out));
  }

  /// How many there are, ready or not.
  int size() {
    return living.size();
  }

  /// Kills one, if another is ready to go on.
  void kill() throws IOException, InterruptedException {
    var ready = new ArrayList<Life>();
    for (var life : living) {
      if (life.isReady()) {
        ready.add(life);
      }
    }
    if (ready.size() > 1) {
      var victim = ready.get(random.nextInt(ready.size()));
      killed.put(victim.process().pid(), System.currentTimeMillis());
      victim.process().destroyForcibly().waitFor();
      living.remove(victim);
    }
  }

  void awaitReady() throws IOException, InterruptedException {
    for (var life : living) {
      while (!life.isReady()) {
        if (!life.process().isAlive()) {
          throw new IllegalStateException("a daemon ended by itself: " + said());
        }
        Thread.sleep(50);
      }
    }
  }

  boolean allLive() {
    return living.stream().allMatch(life -> life.process().isAlive());
  }

  /// The only one there is.
  long pid() {
    return living.getFirst().process().pid();
  }

  /// When processes were killed, by their ids.
  Map<Long, Long> killed() {
    return killed;
  }

  /// What all of them said.
  String said() throws IOException {
    var said = new StringBuilder();
    for (int i = 1; i <= number; i++) {
      said.append(Files.readString(folder.resolve("d" + i + ".err")));
    }
    return said.toString();
  }

  /// Ends them as an operator does.
  void end() throws InterruptedException {
    living.forEach(life -> life.process().destroy());
    for (var life : living) {
      assertThat(life.process().waitFor(15, TimeUnit.SECONDS)).as("a daemon does not end").isTrue();
    }
  }

  /// Whatever became of the test, none is left.
  @Override
  public void close() {
    for (var life : living) {
      life.process().descendants().forEach(ProcessHandle::destroyForcibly);
      life.process().destroyForcibly();
    }
  }
}
