package ncc.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import ncc.spi.check.Status;

/// Writes a capture of a generated fleet and prints the verdicts that it must get: `GenerateCapture
/// FOLDER VMS SEED [FILE…]`. Without files it writes all of [CaptureFile]; the verdicts are those
/// of all.
public final class GenerateCapture {
  private static final String USAGE =
      "expected FOLDER VMS SEED [FILE...], where FILE is one of "
          + String.join(
              ", ", Arrays.stream(CaptureFile.values()).map(CaptureFile::fileName).toList());

  private GenerateCapture() {}

  /// Writes to the process's standard output through its descriptor: `System.out` belongs to
  /// `ncc.cli` alone, and this command runs without it.
  ///
  /// @throws IllegalArgumentException saying what was expected
  public static void main(String[] arguments) throws IOException {
    try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8)) {
      run(arguments, out);
    }
  }

  static void run(String[] arguments, PrintStream out) throws IOException {
    if (arguments.length < 3) {
      throw new IllegalArgumentException(USAGE);
    }
    var fleet = fleet(arguments[1], arguments[2]);
    Capture.of(fleet).write(Path.of(arguments[0]), files(arguments));
    print(fleet.verdicts(), out);
  }

  private static GeneratedFleet fleet(String vms, String seed) {
    try {
      return new GeneratedFleet(Integer.parseInt(vms), Long.parseLong(seed));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(USAGE, e);
    }
  }

  private static Set<CaptureFile> files(String[] arguments) {
    if (arguments.length == 3) {
      return EnumSet.allOf(CaptureFile.class);
    }
    var files = EnumSet.noneOf(CaptureFile.class);
    Arrays.stream(arguments).skip(3).map(GenerateCapture::file).forEach(files::add);
    return files;
  }

  private static CaptureFile file(String name) {
    return Arrays.stream(CaptureFile.values())
        .filter(file -> file.fileName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "': " + USAGE));
  }

  private static void print(Map<String, Map<Status, Long>> verdicts, PrintStream out) {
    out.printf("%-30s", "check");
    for (Status status : Status.values()) {
      out.printf(" %8s", status);
    }
    out.print("\n");
    verdicts.forEach((check, counts) -> {
      out.printf("%-30s", check);
      for (Status status : Status.values()) {
        out.printf(" %8d", counts.getOrDefault(status, 0L));
      }
      out.print("\n");
    });
  }
}
