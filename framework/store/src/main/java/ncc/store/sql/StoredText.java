package ncc.store.sql;

/// Text as both engines can keep it: PostgreSQL refuses U+0000, and neither keeps half of a
/// surrogate pair, yet names that people or guests chose may hold them.
///
/// What cannot be kept is written as U+001A ("substitute") and four hexadecimal digits, and so is
/// U+001A itself; all other text is kept as it is. `read(write(text))` equals `text`.
final class StoredText {
  private static final char SUBSTITUTE = '\u001A';
  private static final int DIGITS = 4;

  private StoredText() {}

  static String write(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (!isKept(text, at)) {
        return written(text);
      }
    }
    return text;
  }

  static String read(String stored) {
    int at = stored.indexOf(SUBSTITUTE);
    if (at < 0) {
      return stored;
    }
    var text = new StringBuilder();
    int from = 0;
    while (at >= 0) {
      int end = at + 1 + DIGITS;
      text.append(stored, from, at).append((char) Integer.parseInt(stored, at + 1, end, 16));
      from = end;
      at = stored.indexOf(SUBSTITUTE, from);
    }
    return text.append(stored, from, stored.length()).toString();
  }

  private static String written(String text) {
    var stored = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char one = text.charAt(at);
      if (isKept(text, at)) {
        stored.append(one);
      } else {
        stored.append(SUBSTITUTE).append("%04x".formatted((int) one));
      }
    }
    return stored.toString();
  }

  private static boolean isKept(String text, int at) {
    char one = text.charAt(at);
    if (Character.isHighSurrogate(one)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(one)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return one != 0 && one != SUBSTITUTE;
  }
}
