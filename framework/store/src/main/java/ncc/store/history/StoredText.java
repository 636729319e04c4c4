package ncc.store.history;

import java.util.HexFormat;

/// Texts as a database can hold them: PostgreSQL refuses the zero character, and UTF-8 has no lone
/// surrogates, yet either may be in the name of a VM. Such characters and the backslash stand as
/// `\` and four hex digits; so do line breaks and blanks where they separate.
final class StoredText {
  private static final int DIGITS = 4;

  private StoredText() {}

  static String of(String text) {
    return escaped(text, "");
  }

  /// Without line breaks, so that these can separate one from the next.
  static String line(String text) {
    return escaped(text, "\n");
  }

  /// Without line breaks and blanks.
  static String word(String text) {
    return escaped(text, "\n ");
  }

  static String read(String stored) {
    if (stored.indexOf('\\') < 0) {
      return stored;
    }
    var text = new StringBuilder(stored.length());
    int at = 0;
    for (int next = stored.indexOf('\\'); next >= 0; next = stored.indexOf('\\', at)) {
      int end = next + 1 + DIGITS;
      text.append(stored, at, next).append((char) HexFormat.fromHexDigits(stored, next + 1, end));
      at = end;
    }
    return text.append(stored, at, stored.length()).toString();
  }

  private static String escaped(String text, String separators) {
    int at = 0;
    while (at < text.length() && isPlain(text, at, separators)) {
      at++;
    }
    return at == text.length() ? text : escaped(text, at, separators);
  }

  private static String escaped(String text, int from, String separators) {
    var stored = new StringBuilder(text.length() + DIGITS).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(text, i, separators)) {
        stored.append(c);
      } else {
        stored.append('\\').append(HexFormat.of().toHexDigits(c));
      }
    }
    return stored.toString();
  }

  private static boolean isPlain(String text, int at, String separators) {
    char c = text.charAt(at);
    if (c == '\\' || c == 0 || separators.indexOf(c) >= 0) {
      return false;
    }
    return !Character.isSurrogate(c) || isPaired(text, at, c);
  }

  private static boolean isPaired(String text, int at, char c) {
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
