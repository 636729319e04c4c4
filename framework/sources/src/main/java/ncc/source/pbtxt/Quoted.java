package ncc.source.pbtxt;

import java.io.IOException;

/// Reads a quoted string with the escapes of C. Octal and hexadecimal escapes are bytes, so a name
/// in UTF-8 may stand there as `\346\227\245`.
final class Quoted {
  private static final int REPLACEMENT = 0xfffd;

  private final Bytes bytes;
  private final Value value;

  Quoted(Bytes bytes, Value value) {
    this.bytes = bytes;
    this.value = value;
  }

  /// Appends what stands between the quote that comes next and its partner.
  void append() throws IOException {
    int quote = bytes.peek();
    bytes.skip();
    var stops = quote == '"' ? Stops.DOUBLE_QUOTED : Stops.SINGLE_QUOTED;
    while (true) {
      bytes.appendUntil(stops, value);
      int c = bytes.peek();
      if (c == quote) {
        bytes.skip();
        return;
      }
      if (c != '\\') {
        throw new PbtxtException(bytes.line(), "a quoted text has no end");
      }
      bytes.skip();
      escape();
    }
  }

  private void escape() throws IOException {
    int c = bytes.peek();
    switch (c) {
      case Bytes.END, '\n' -> throw new PbtxtException(bytes.line(), "a quoted text has no end");
      case '0', '1', '2', '3', '4', '5', '6', '7' -> value.append(number(8, 3));
      case 'x', 'X' -> coded(() -> value.append(number(16, 2)));
      case 'u' -> coded(this::utf16);
      case 'U' -> coded(() -> codePoint(number(16, 8)));
      default -> {
        bytes.skip();
        value.append(plain(c));
      }
    }
  }

  private interface Reading {
    void read() throws IOException;
  }

  /// Steps over the letter; digits must follow, or the letter stands for itself.
  private void coded(Reading reading) throws IOException {
    int letter = bytes.peek();
    bytes.skip();
    if (Character.digit(bytes.peek(), 16) < 0) {
      value.append(letter);
    } else {
      reading.read();
    }
  }

  private static int plain(int letter) {
    return switch (letter) {
      case 'a' -> 0x07;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      default -> letter;
    };
  }

  private int number(int radix, int mostDigits) throws IOException {
    int number = 0;
    for (int i = 0; i < mostDigits; i++) {
      int digit = Character.digit(bytes.peek(), radix);
      if (digit < 0) {
        break;
      }
      number = number * radix + digit;
      bytes.skip();
    }
    return number;
  }

  /// `\ud83d\ude00` is one character beyond the Basic Multilingual Plane.
  private void utf16() throws IOException {
    int unit = number(16, 4);
    boolean isPair =
        Character.isHighSurrogate((char) unit) && bytes.peek() == '\\' && bytes.peek(1) == 'u';
    if (!isPair) {
      codePoint(unit);
      return;
    }
    bytes.skip(2);
    int low = number(16, 4);
    if (Character.isLowSurrogate((char) low)) {
      codePoint(Character.toCodePoint((char) unit, (char) low));
    } else {
      codePoint(unit);
      codePoint(low);
    }
  }

  private void codePoint(int number) throws IOException {
    boolean isCharacter =
        Character.isValidCodePoint(number) && Character.getType(number) != Character.SURROGATE;
    value.appendCodePoint(isCharacter ? number : REPLACEMENT);
  }
}
