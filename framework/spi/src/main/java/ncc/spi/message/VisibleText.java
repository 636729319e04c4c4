package ncc.spi.message;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Text as a reader can trust it: what has no shape of its own is written as `\n` or `\u202e`.
///
/// That is every control, format (bidirectional overrides, zero-width, soft hyphen), line and
/// paragraph separator, lone surrogate and noncharacter. The rest of Unicode stays as it is, and so
/// do joiners where they belong to the spelling: between emoji, and between letters of the scripts
/// that join (Unicode Standard, chapter 23.2).
public final class VisibleText {
  private static final int NON_JOINER = 0x200c;
  private static final int JOINER = 0x200d;
  private static final int EMOJI_STYLE = 0xfe0f;

  /// Scripts whose letters take another shape beside a joiner.
  private static final Set<UnicodeScript> JOINING =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA);

  private VisibleText() {}

  public static String of(String text) {
    return text.codePoints().allMatch(VisibleText::isVisible) ? text : shown(text);
  }

  private static String shown(String text) {
    var shown = new StringBuilder(text.length() + 16);
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (i > 0 && i < points.length - 1 && joins(points[i], points[i - 1], points[i + 1])) {
        shown.appendCodePoint(points[i]);
      } else {
        append(points[i], shown);
      }
    }
    return shown.toString();
  }

  private static boolean joins(int point, int before, int after) {
    boolean inEmoji =
        point == JOINER
            && (isEmoji(before) || before == EMOJI_STYLE)
            && Character.isExtendedPictographic(after);
    return inEmoji
        || ((point == JOINER || point == NON_JOINER) && isJoining(before) && isJoining(after));
  }

  private static boolean isEmoji(int point) {
    return Character.isExtendedPictographic(point) || Character.isEmojiModifier(point);
  }

  private static boolean isJoining(int point) {
    return JOINING.contains(UnicodeScript.of(point));
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
