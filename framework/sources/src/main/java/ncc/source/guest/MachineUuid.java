package ncc.source.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import ncc.source.partial.VmUuid;

/// The UUID of a machine as its firmware has it (SMBIOS, system information), which hypervisors set
/// to that of the VM.
final class MachineUuid {
  private static final String FILE = "/sys/class/dmi/id/product_uuid";
  private static final UUID ZEROS = new UUID(0, 0);
  private static final UUID ONES = new UUID(-1, -1);

  private MachineUuid() {}

  /// @throws IOException when it cannot be read, or says nothing
  static UUID read(GuestRoot root) throws IOException {
    var file = root.find(FILE);
    if (file.isEmpty()) {
      throw new IOException("the firmware tells no UUID of this machine: there is no " + FILE);
    }
    return parsed(new String(Look.bytes(file.get()), StandardCharsets.US_ASCII));
  }

  /// All zeros and all ones mean that none was set.
  static UUID parsed(String text) throws IOException {
    return VmUuid.parse(text.strip())
        .filter(uuid -> !uuid.equals(ZEROS) && !uuid.equals(ONES))
        .orElseThrow(() -> new IOException("the firmware tells no UUID of this machine"));
  }
}
