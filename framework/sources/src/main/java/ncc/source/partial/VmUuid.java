package ncc.source.partial;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// UUIDs as Nutanix prints them: 36 characters, nothing more and nothing less. [UUID#fromString]
/// also takes shorter groups, which would turn a cut-off UUID into another one.
public final class VmUuid {
  /// How many characters a UUID has.
  public static final int LENGTH = 36;

  private static final byte[] DIGITS = digits();

  private VmUuid() {}

  /// The UUID that is all of `text`.
  public static Optional<UUID> parse(String text) {
    // Outside the BMP two characters become one byte: the bytes are what counts.
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return text.length() == LENGTH ? parse(bytes, bytes.length) : Optional.empty();
  }

  /// The UUID that is all of the first `length` bytes.
  public static Optional<UUID> parse(byte[] text, int length) {
    if (length != LENGTH || !hasDashes(text) || !hasDigits(text)) {
      return Optional.empty();
    }
    long high = hex(text, 0, 8) << 32 | hex(text, 9, 13) << 16 | hex(text, 14, 18);
    long low = hex(text, 19, 23) << 48 | hex(text, 24, 36);
    return Optional.of(new UUID(high, low));
  }

  /// The last UUID of `<cluster>::<uuid>`, whatever the number of colons. A UUID alone is not
  /// taken: it may be the cluster's, and the VM's be cut off.
  public static Optional<UUID> parseBehindCluster(String text) {
    int start = text.length() - LENGTH;
    return start > 0 && text.charAt(start - 1) == ':'
        ? parse(text.substring(start))
        : Optional.empty();
  }

  private static boolean hasDashes(byte[] text) {
    return text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
  }

  /// Every character is a digit, but for the four dashes.
  private static boolean hasDigits(byte[] text) {
    int digits = 0;
    for (int i = 0; i < LENGTH; i++) {
      digits += DIGITS[text[i] & 0xff] >= 0 ? 1 : 0;
    }
    return digits == LENGTH - 4;
  }

  private static long hex(byte[] text, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number << 4 | DIGITS[text[i] & 0xff];
    }
    return number;
  }

  private static byte[] digits() {
    var digits = new byte[256];
    Arrays.fill(digits, (byte) -1);
    for (int digit = 0; digit < 16; digit++) {
      digits[Character.forDigit(digit, 16)] = (byte) digit;
      digits[Character.toUpperCase(Character.forDigit(digit, 16))] = (byte) digit;
    }
    return digits;
  }
}
