package ncc.source.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Certificate;
import ncc.spi.inventory.Guest.Identity;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;

/// Looks at one guest, each thing for itself: what cannot be seen hides nothing else.
record GuestReading(GuestRoot root, Commands commands) {
  private static final Path PROC = Path.of("/proc");
  private static final int LONGEST = 255;
  private static final String OS_NAME = "PRETTY_NAME=";

  Guest guest() {
    var ngt = new NgtFolders(root);
    return new Guest(
        name(),
        os(),
        Look.at(ngt::installation),
        services(),
        Look.at(() -> certificates(ngt)),
        Look.at(new SerialPorts(root, new OpenFiles(PROC), commands)::devices),
        Look.at(new CdRom(root)::holdsInstaller),
        new Prerequisites(root, commands, isRoot()).all(),
        new Seen<>(List.of()),
        keys(ngt),
        root.here(),
        new Identity(root.uri(), systemUuid(), Look.at(ngt::uuid)));
  }

  /// The kernel shows it to root alone.
  private Reading<UUID> systemUuid() {
    return root.here()
        ? Look.at(() -> MachineUuid.read(root))
        : new Unseen<>("another root: its firmware is there while it runs");
  }

  private Reading<List<Service>> services() {
    return root.here()
        ? Look.at(new SystemdServices(commands)::services)
        : new Unseen<>("another root: no service manager runs there");
  }

  private static List<Certificate> certificates(NgtFolders ngt) throws IOException {
    var folders = ngt.config();
    if (folders.isEmpty() && ngt.installation().isPresent()) {
      throw new IOException(
          "NGT has no folder `config` here, and where else it keeps certificates is not known");
    }
    return new CertificateScan(folders).certificates();
  }

  private static List<String> keys(NgtFolders ngt) {
    try {
      return new CertificateScan(ngt.config()).keys();
    } catch (IOException _) {
      return List.of(); // The certificates say why.
    }
  }

  /// The host name; without one the folder's own.
  private String name() {
    var place = root.here() ? "/proc/sys/kernel/hostname" : "/etc/hostname";
    return line(place, "")
        .or(() -> Optional.ofNullable(root.folder().getFileName()).map(Path::toString))
        .orElse("localhost");
  }

  private Optional<String> os() {
    return line("/etc/os-release", OS_NAME)
        .map(text -> text.substring(OS_NAME.length()).replace("\"", "").strip())
        .filter(text -> !text.isEmpty());
  }

  /// The first line that begins so, unless it is longer than any name.
  private Optional<String> line(String path, String begin) {
    try {
      var file = root.find(path).filter(Files::isRegularFile);
      return file.isEmpty()
          ? Optional.empty()
          : new String(Look.bytes(file.get()), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith(begin) && !line.isBlank() && line.length() <= LONGEST)
              .map(String::strip)
              .findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(PROC.resolve("self"), "unix:uid"));
    } catch (IOException _) {
      return false;
    }
  }
}
