package ncc.json;

import java.util.HexFormat;

/// Text of unknown origin in a message of one line.
final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  /// `text` in quotes, cut where it is long.
  static String of(Object text) {
    var string = text.toString();
    return string.length() <= LONGEST
        ? '"' + string + '"'
        : '"' + string.substring(0, LONGEST) + "…\" (" + string.length() + " characters)";
  }

  /// `message` without anything that breaks a line or drives a terminal.
  static String plain(String message) {
    var plain = new StringBuilder(message.length());
    message.chars().forEach(c -> append(plain, (char) c));
    return plain.toString();
  }

  private static void append(StringBuilder plain, char c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          plain.append("\\u").append(HexFormat.of().toHexDigits(c));
      default -> plain.append(c);
    }
  }
}
