package ncc.notify.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/// Texts as receivers can take them.
public final class Words {
  private Words() {}

  /// The name of a constant as the outside spells it: `still_open`.
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// `text` that has a form in UTF-8: half a surrogate pair becomes `?`.
  public static String encodable(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  /// `text` on one line, with nothing in it that has no shape of its own: controls, bidirectional
  /// overrides, zero-width characters and line ends become `\ufffd`.
  public static String plain(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints().forEach(point -> plain.appendCodePoint(isVisible(point) ? point : 0xfffd));
    return plain.toString();
  }

  /// As [#plain], and at most `most` characters of it.
  public static String plain(String text, int most) {
    var plain = plain(text);
    return plain.codePointCount(0, plain.length()) <= most
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static boolean isVisible(int point) {
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
