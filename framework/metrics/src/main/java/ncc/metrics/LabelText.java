package ncc.metrics;

/// Text that people chose, made fit for a label value or a help text. The text format itself
/// escapes backslash, quote and line feed; it has no escape for what else must not get into a file
/// or onto a terminal, so U+FFFD stands for it.
public final class LabelText {
  private static final int REPLACEMENT = 0xfffd;

  private LabelText() {}

  public static String of(String text) {
    return text.codePoints().anyMatch(LabelText::isHarmful)
        ? text.codePoints()
            .map(point -> isHarmful(point) ? REPLACEMENT : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : text;
  }

  private static boolean isHarmful(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\n';
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> turnsDirection(point);
      default -> false;
    };
  }

  private static boolean turnsDirection(int point) {
    return point == 0x61c
        || (point >= 0x200e && point <= 0x200f)
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069);
  }
}
