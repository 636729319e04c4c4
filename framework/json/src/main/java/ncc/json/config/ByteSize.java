package ncc.json.config;

import java.util.regex.Pattern;

/// How much room something may take, as the file writes it: `500MB`, `10GB`.
///
/// @param bytes at least a million, a multiple of it
public record ByteSize(long bytes) {
  static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,5}) ?(MB|GB|TB)");

  private static final long MEGA = 1_000_000;
  private static final long GIGA = 1_000 * MEGA;
  private static final long TERA = 1_000 * GIGA;

  public ByteSize {
    if (bytes < MEGA || bytes % MEGA != 0) {
      throw new IllegalArgumentException("expected a multiple of a million, not " + bytes);
    }
  }

  /// @throws IllegalArgumentException when it is not written as the file writes it
  static ByteSize parse(String text) {
    var written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw new IllegalArgumentException("expected a size such as 500MB or 10GB, not " + text);
    }
    var number = Long.parseLong(written.group(1));
    return new ByteSize(
        number
            * switch (written.group(2)) {
              case "MB" -> MEGA;
              case "GB" -> GIGA;
              default -> TERA;
            });
  }

  /// In the largest unit that tells it whole.
  @Override
  public String toString() {
    if (bytes % TERA == 0) {
      return bytes / TERA + "TB";
    }
    return bytes % GIGA == 0 ? bytes / GIGA + "GB" : bytes / MEGA + "MB";
  }
}
