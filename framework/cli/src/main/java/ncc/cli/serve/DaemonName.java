package ncc.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// What a daemon is called among those of its store.
final class DaemonName {
  private DaemonName() {}

  /// Machine, process, and something that no process of the same number had before it.
  static String ofThisProcess() {
    var random = HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt());
    return "%s-%d-%s".formatted(machine(), ProcessHandle.current().pid(), random);
  }

  private static String machine() {
    try {
      var name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
      return name.length() <= 30 ? name : name.substring(0, 30);
    } catch (IOException _) {
      return "daemon";
    }
  }
}
