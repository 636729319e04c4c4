package ncc.source.guest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The volume label of what is in a CD-ROM drive, as ISO 9660 (ECMA-119, 8.4) has it: 32 characters
/// at byte 40 of the volume descriptor, which is sector 16 and begins with 1, `CD001`.
record CdRom(GuestRoot root) {
  private static final String LABEL = "NUTANIX_TOOLS";
  private static final String BY_LABEL = "/dev/disk/by-label/" + LABEL;
  private static final List<String> DRIVES = List.of("/dev/sr0", "/dev/sr1", "/dev/sr2");
  private static final int DESCRIPTOR = 16 * 2048;
  private static final int LABEL_AT = 40;
  private static final int LABEL_LENGTH = 32;
  private static final String MAGIC = "\u0001CD001";

  /// The installer's image is in one of the drives.
  boolean holdsInstaller() throws IOException {
    if (root.find(BY_LABEL).isPresent()) {
      return true;
    }
    boolean hasDrive = false;
    for (String drive : DRIVES) {
      var found = root.find(drive).filter(CdRom::isDisk);
      hasDrive |= found.isPresent();
      if (found.isPresent() && label(found.get()).filter(LABEL::equals).isPresent()) {
        return true;
      }
    }
    if (!hasDrive && !root.here()) {
      throw new IOException("another root: its drives are there while it runs");
    }
    return false;
  }

  private static boolean isDisk(Path drive) {
    return Look.isOf(drive, Set.of(Look.BLOCK_DEVICE, Look.REGULAR_FILE));
  }

  private static Optional<String> label(Path drive) throws IOException {
    try (var in = Files.newInputStream(drive)) {
      return label(in);
    } catch (FileSystemException closed) {
      var reason = closed.getReason();
      if (reason != null && reason.contains("medium")) {
        return Optional.empty(); // An empty drive cannot be opened.
      }
      throw closed;
    }
  }

  /// Empty for what is no ISO 9660 volume.
  static Optional<String> label(InputStream in) throws IOException {
    var start = in.readNBytes(DESCRIPTOR + LABEL_AT + LABEL_LENGTH);
    if (start.length < DESCRIPTOR + LABEL_AT + LABEL_LENGTH) {
      return Optional.empty();
    }
    var descriptor =
        new String(start, DESCRIPTOR, LABEL_AT + LABEL_LENGTH, StandardCharsets.ISO_8859_1);
    return descriptor.startsWith(MAGIC)
        ? Optional.of(descriptor.substring(LABEL_AT).strip())
        : Optional.empty();
  }
}
