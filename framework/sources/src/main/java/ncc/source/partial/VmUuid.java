package ncc.source.partial;

import java.util.Optional;
import java.util.UUID;

/// UUIDs as Nutanix prints them: 36 characters, nothing more and nothing less. [UUID#fromString]
/// also takes shorter groups, which would turn a cut-off UUID into another one.
public final class VmUuid {
  /// How many characters a UUID has.
  public static final int LENGTH = 36;

  private VmUuid() {}

  /// The UUID that is all of `text`.
  public static Optional<UUID> parse(String text) {
    return isUuid(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /// The last UUID of `<cluster>::<uuid>`, whatever the number of colons. A UUID alone is not
  /// taken: it may be the cluster's, and the VM's be cut off.
  public static Optional<UUID> parseBehindCluster(String text) {
    int start = text.length() - LENGTH;
    return start > 0 && text.charAt(start - 1) == ':'
        ? parse(text.substring(start))
        : Optional.empty();
  }

  private static boolean isUuid(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
      if (isDash ? c != '-' : !isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
