package ncc.source.pbtxt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bytes of the token at hand. Short ones that come again and again, such as field names and
/// versions, become one string each.
final class Value {
  private static final int LONGEST = 1 << 24;
  private static final int SHORT = 48;
  private static final int SLOTS = 1 << 12;

  private final @Nullable String[] known = new @Nullable String[SLOTS];
  private byte[] bytes = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  boolean isEmpty() {
    return length == 0;
  }

  void append(int b) throws IOException {
    reserve(1);
    bytes[length++] = (byte) b;
  }

  void append(byte[] from, int offset, int count) throws IOException {
    reserve(count);
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }

  void appendCodePoint(int codePoint) throws IOException {
    byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    append(utf8, 0, utf8.length);
  }

  private void reserve(int more) throws IOException {
    if (length + more > LONGEST) {
      throw new IOException("a value is longer than " + LONGEST + " bytes");
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  /// As UTF-8; what is not UTF-8 becomes U+FFFD.
  String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /// The same, but the same string again when it came before, as far as room allows.
  String word() {
    if (length > SHORT) {
      return text();
    }
    int slot = slot();
    String kept = known[slot];
    if (kept != null && isSame(kept)) {
      return kept;
    }
    String made = text();
    known[slot] = made;
    return made;
  }

  private int slot() {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ (hash >>> 12)) & (SLOTS - 1);
  }

  private boolean isSame(String kept) {
    if (kept.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[i] < 0 || kept.charAt(i) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
