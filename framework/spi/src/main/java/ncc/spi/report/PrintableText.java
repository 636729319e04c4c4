package ncc.spi.report;

import java.util.HexFormat;

/// Text that people or other systems chose, made fit for one line of a terminal, a log or a text
/// file.
///
/// Whatever could end the line, steer a terminal or reorder what is seen comes out as an escape of
/// JSON's: `\n`, `\r`, `\t`, else backslash, `u` and four digits for each UTF-16 unit. That is
/// every control character (C0, DEL, C1), line and paragraph separator, invisible format character
/// (bidirectional controls, zero-width space, byte order mark, tags), lone surrogate and what
/// Unicode has set aside as no character, so the line may also stand in XML. The joiners U+200C and
/// U+200D stay, because names in Persian, in Indic scripts and in emoji need them. A backslash is
/// doubled, so two different texts never look the same.
public final class PrintableText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;
  private static final int LAST_IN_PLANE = 0xfffe;

  private PrintableText() {}

  /// `text` on one line; the same string when nothing needs an escape.
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '\\' || c > '~') {
        return escaped(text, i);
      }
    }
    return text;
  }

  private static String escaped(String text, int from) {
    var line = new StringBuilder(text.length() + 16).append(text, 0, from);
    text.substring(from).codePoints().forEach(point -> append(point, line));
    return line.toString();
  }

  private static void append(int point, StringBuilder line) {
    switch (point) {
      case '\\' -> line.append("\\\\");
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isPrintable(point)) {
          line.appendCodePoint(point);
        } else {
          appendUnits(point, line);
        }
      }
    }
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT -> point == ZERO_WIDTH_NON_JOINER || point == ZERO_WIDTH_JOINER;
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> !isNoCharacter(point);
    };
  }

  private static boolean isNoCharacter(int point) {
    return (point & LAST_IN_PLANE) == LAST_IN_PLANE || (point >= 0xfdd0 && point <= 0xfdef);
  }

  private static void appendUnits(int point, StringBuilder line) {
    for (char unit : Character.toChars(point)) {
      line.append("\\u").append(HexFormat.of().toHexDigits(unit));
    }
  }
}
