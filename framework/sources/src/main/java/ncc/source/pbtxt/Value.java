package ncc.source.pbtxt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of the token at hand. Short ones that come again and again, such as field names and
/// versions, become one string each.
final class Value {
  private static final int LONGEST = 1 << 24;
  private static final int SHORT = 48;
  private static final int SLOT_BITS = 11;
  private static final int GOLDEN_RATIO = 0x9e3779b9;

  private final Known[] known = new Known[1 << SLOT_BITS];
  private byte[] bytes = new byte[256];
  private int length;

  Value() {
    Arrays.setAll(known, _ -> new Known());
  }

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

  <T> T read(PbtxtReader.Reading<T> reading) {
    return reading.read(bytes, length);
  }

  /// As UTF-8; what is not UTF-8 becomes U+FFFD.
  String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /// The same, but the same string again when it came before, as far as room allows.
  String word() {
    return length > SHORT ? text() : known[slot()].get(this);
  }

  /// A place for one short text. Texts that fall on the same place drive each other out.
  private static final class Known {
    private byte[] bytes = {};
    private String text = "";

    String get(Value value) {
      if (!Arrays.equals(bytes, 0, bytes.length, value.bytes, 0, value.length)) {
        bytes = Arrays.copyOf(value.bytes, value.length);
        text = value.text();
      }
      return text;
    }
  }

  /// Some of the bytes tell most words apart.
  private int slot() {
    int hash = length;
    int step = 1 + length / 8;
    for (int i = length - 1; i >= 0; i -= step) {
      hash = 31 * hash + bytes[i];
    }
    return (hash * GOLDEN_RATIO) >>> (Integer.SIZE - SLOT_BITS);
  }
}
