package ncc.spi.message;

import java.util.Locale;

/// Text as a reader can trust it: what has no shape of its own is written as `\n` or `\u202e`.
///
/// That is every control, format (bidirectional overrides, zero-width, soft hyphen), line and
/// paragraph separator, lone surrogate and noncharacter. The rest of Unicode stays as it is.
public final class VisibleText {
  private VisibleText() {}

  public static String of(String text) {
    return text.codePoints().allMatch(VisibleText::isVisible) ? text : shown(text);
  }

  private static String shown(String text) {
    var shown = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(point, shown));
    return shown.toString();
  }

  private static void append(int point, StringBuilder shown) {
    switch (point) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        if (isVisible(point)) {
          shown.appendCodePoint(point);
        } else {
          shown.append(String.format(Locale.ROOT, "\\u%04x", point));
        }
      }
    }
  }

  private static boolean isVisible(int point) {
    if (point >= ' ' && point < 0x7f) {
      return true;
    }
    boolean noncharacter = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
    return !noncharacter
        && switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SURROGATE ->
              false;
          default -> true;
        };
  }
}
