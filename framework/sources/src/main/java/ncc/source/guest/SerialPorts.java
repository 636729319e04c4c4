package ncc.source.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.inventory.Guest.Holder;
import ncc.spi.inventory.Guest.SerialDevice;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;

/// The devices over which an agent may speak to the cluster without IP: `/dev/ttyS1`, Linux's name
/// for the port of index 1, and the ports of virtio but those that belong to other programs by
/// their name. Which of them the agent opens is not published.
///
/// @param commands to listen on a port that nobody has open
record SerialPorts(GuestRoot root, OpenFiles open, Commands commands) {
  private static final String ANOTHER_ROOT = "another root: its devices are there while it runs";
  private static final String PORT = "/dev/ttyS1";
  private static final String VIRTIO = "/dev/virtio-ports";
  private static final String TYPE = "/sys/class/tty/ttyS1/type";
  private static final List<String> OF_OTHERS =
      List.of("org.qemu.", "com.redhat.", "org.spice-space.", "org.libguestfs.");
  private static final Path PSEUDO_TERMINALS = Path.of("/dev/pts");

  /// The port of index 1 first, there or not.
  List<SerialDevice> devices() throws IOException {
    var devices = new ArrayList<SerialDevice>();
    for (String path : Stream.concat(Stream.of(PORT), virtio().stream()).toList()) {
      devices.add(device(path));
    }
    if (!root.here() && devices.stream().noneMatch(SerialDevice::present)) {
      throw new IOException(ANOTHER_ROOT);
    }
    return devices;
  }

  private List<String> virtio() throws IOException {
    var folder = root.find(VIRTIO);
    if (folder.isEmpty()) {
      return List.of();
    }
    try (var ports = Files.list(folder.get())) {
      return ports
          .map(port -> String.valueOf(port.getFileName()))
          .filter(name -> OF_OTHERS.stream().noneMatch(name::startsWith))
          .sorted()
          .map(name -> VIRTIO + "/" + name)
          .toList();
    }
  }

  private SerialDevice device(String path) throws IOException {
    var device = terminal(path);
    var shown = root.named(path).toString();
    if (device.isEmpty() || (path.equals(PORT) && hasNoHardware())) {
      var absent = new Unseen<Boolean>("it is not there");
      return new SerialDevice(shown, false, new Seen<>(List.of()), absent);
    }
    var holders = Look.at(() -> open.holders(device.get()));
    return new SerialDevice(shown, true, holders, speaks(device.get(), holders));
  }

  /// The device; empty for what is none. A pseudo-terminal never lies in an image, so a link to one
  /// is followed out of the root.
  private Optional<Path> terminal(String path) throws IOException {
    var linked = link(root.named(path)).filter(target -> target.startsWith(PSEUDO_TERMINALS));
    var found = linked.isPresent() ? linked : root.find(path);
    return found.filter(device -> Look.isOf(device, Set.of(Look.CHARACTER_DEVICE)));
  }

  private static Optional<Path> link(Path path) throws IOException {
    try {
      return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(Files.readSymbolicLink(path).normalize())
          : Optional.empty();
    } catch (NotLinkException _) {
      return Optional.empty();
    }
  }

  /// Linux shows four ports whether they exist or not; of one that does not the type is 0.
  private boolean hasNoHardware() throws IOException {
    var type = root.find(TYPE);
    return type.isPresent()
        && new String(Look.bytes(type.get()), StandardCharsets.US_ASCII).strip().equals("0");
  }

  private Reading<Boolean> speaks(Path device, Reading<List<Holder>> holders) {
    return switch (holders) {
      case Unseen<List<Holder>>(var why) -> new Unseen<>(why);
      case Seen<List<Holder>>(var all) ->
          all.isEmpty()
              ? Look.at(() -> listen(device))
              : new Unseen<>(all.getFirst().command() + " has it open");
    };
  }

  /// Whether a line arrives within a second. The port's own settings are left as they are, and what
  /// is said without an end of line is heard on raw ports alone.
  private boolean listen(Path device) throws IOException {
    if (!Files.isReadable(device)) {
      throw new AccessDeniedException(device.toString());
    }
    var ended = commands.run(List.of("timeout", "1", "head", "-c", "1", device.toString()));
    return ended.exitCode() == 0 && !ended.output().isEmpty();
  }
}
