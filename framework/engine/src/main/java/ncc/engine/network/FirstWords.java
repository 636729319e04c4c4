package ncc.engine.network;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// What an unknown server said first. It is quoted to the operator, so nothing but printable ASCII
/// of it is.
final class FirstWords {
  private static final int LONGEST_QUOTE = 60;
  private static final byte ALERT = 21;
  private static final byte HANDSHAKE = 22;
  private static final byte MAJOR_VERSION = 3;

  private FirstWords() {}

  /// Whether `bytes` begin as a TLS record does (RFC 8446, 5.1).
  static boolean areTls(ByteBuffer bytes) {
    byte type = bytes.get(0);
    return (type == ALERT || type == HANDSHAKE)
        && (bytes.limit() < 2 || bytes.get(1) == MAJOR_VERSION);
  }

  /// A phrase such as `answers HTTP, not TLS: HTTP/1.1 400 Bad Request`.
  static String phrase(ByteBuffer bytes) {
    var text = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
    var line = text.lines().findFirst().orElse("");
    if (line.startsWith("HTTP/")) {
      return "answers HTTP, not TLS: " + quoted(line);
    }
    return isReadable(line)
        ? "answers in plain text, not TLS: " + quoted(line)
        : "answers something else than TLS, beginning with " + hex(bytes);
  }

  /// The first line, or where that cannot be read, the first bytes.
  static String quote(byte... bytes) {
    var line = new String(bytes, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
    return isReadable(line) ? quoted(line) : "beginning with " + hex(ByteBuffer.wrap(bytes));
  }

  private static boolean isReadable(String line) {
    return !line.isEmpty() && line.chars().allMatch(FirstWords::isPrintable);
  }

  private static boolean isPrintable(int c) {
    return (c >= ' ' && c < 127) || c == '\t';
  }

  private static String quoted(String line) {
    var safe = line.replaceAll("[^ -~]", "?");
    return safe.length() <= LONGEST_QUOTE ? safe : safe.substring(0, LONGEST_QUOTE) + "…";
  }

  private static String hex(ByteBuffer bytes) {
    var start = new byte[Math.min(bytes.limit(), 8)];
    bytes.duplicate().get(start);
    return HexFormat.ofDelimiter(" ").formatHex(start);
  }
}
