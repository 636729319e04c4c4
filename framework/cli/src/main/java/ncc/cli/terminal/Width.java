package ncc.cli.terminal;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// How many columns of a terminal a text takes, as terminals count them (Unicode Standard Annex
/// 11): two for ideographs, kana, hangul, full-width forms and emoji, none for marks that stand on
/// the character before.
final class Width {
  private static final Set<UnicodeScript> WIDE =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  private Width() {}

  static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  private static int of(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  private static boolean isWide(int character) {
    return isFullWidthForm(character)
        || (!isHalfWidthForm(character) && WIDE.contains(UnicodeScript.of(character)))
        || Character.isEmojiPresentation(character);
  }

  /// Also the punctuation of Chinese and Japanese, which is of no script.
  private static boolean isFullWidthForm(int character) {
    return isBetween(character, 0x3000, 0x303E)
        || isBetween(character, 0x30FB, 0x30FC)
        || isBetween(character, 0xFF01, 0xFF60)
        || isBetween(character, 0xFFE0, 0xFFE6);
  }

  private static boolean isHalfWidthForm(int character) {
    return isBetween(character, 0xFF61, 0xFFDC);
  }

  private static boolean isBetween(int character, int first, int last) {
    return character >= first && character <= last;
  }

  /// The beginning of `text` that takes at most `columns`.
  static String cut(String text, int columns) {
    int end = 0;
    int taken = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      taken += of(character);
      if (taken > columns) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }
}
