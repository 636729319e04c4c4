package ncc.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import ncc.testkit.Capture;
import ncc.testkit.CaptureFile;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.cvm.CvmFaults;
import ncc.testkit.cvm.CvmSetup;
import ncc.testkit.cvm.CvmSimulator;
import ncc.testkit.prism.PrismFaults;
import ncc.testkit.prism.PrismSimulator;

/// One fleet behind every source there is: a folder, a CVM and a Prism, both on loopback.
record LiveSources(Path folder, CvmSimulator cvm, PrismSimulator prism) implements AutoCloseable {
  /// The ways to read it.
  enum Way {
    CAPTURE,
    SSH,
    PRISM_ELEMENT,
    PRISM_CENTRAL
  }

  /// @param folder an empty one
  static LiveSources of(GeneratedFleet fleet, Path folder) throws IOException {
    return of(fleet, folder, CvmFaults.NONE, PrismFaults.none());
  }

  /// The same with faults of what is read live.
  static LiveSources of(GeneratedFleet fleet, Path folder, CvmFaults cvmFaults, PrismFaults faults)
      throws IOException {
    Capture.of(fleet).write(folder.resolve("capture"), EnumSet.allOf(CaptureFile.class));
    var cvm = CvmSimulator.start(CvmSetup.of(fleet).faults(cvmFaults));
    var prism = PrismSimulator.start(fleet);
    prism.faults(faults);
    Files.writeString(folder.resolve("known_hosts"), cvm.knownHosts());
    secret(folder.resolve("cvm-password"), cvm.password());
    secret(folder.resolve("prism-password"), prism.account().password());
    return new LiveSources(folder, cvm, prism);
  }

  /// Writes a file that nobody else can read.
  static Path secret(Path file, String secret) throws IOException {
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return Files.writeString(Files.createFile(file, mine), secret);
  }

  /// What `--source` takes.
  String uri(Way way) {
    return switch (way) {
      case CAPTURE -> folder.resolve("capture").toString();
      case SSH ->
          "ssh://nutanix@127.0.0.1:%d?known-hosts=%s&password-file=%s"
              .formatted(cvm.port(), folder.resolve("known_hosts"), folder.resolve("cvm-password"));
      case PRISM_ELEMENT -> prism("prism-element");
      case PRISM_CENTRAL -> prism("prism-central");
    };
  }

  private String prism(String scheme) {
    return "%s://ncc@127.0.0.1:%d?password-file=%s&pin-sha256=%s"
        .formatted(scheme, prism.port(), folder.resolve("prism-password"), prism.fingerprint());
  }

  @Override
  public void close() throws IOException {
    prism.close();
    cvm.close();
  }
}
