package ncc.json;

import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;

/// Passes JSON on and escapes the characters that JSON allows but that do harm on the way: lone
/// surrogates, which no encoding keeps, controls beyond ASCII, line separators, and those that turn
/// the direction of text. All of them can only stand inside a JSON string, so an escape may always
/// take their place.
final class EscapingWriter extends Writer {
  private final Appendable out;
  private char high;

  EscapingWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    int end = from + length;
    int start = from;
    for (int i = from; i < end; i++) {
      char c = text[i];
      if (high != 0) {
        afterHigh(c);
        start = Character.isLowSurrogate(c) ? i + 1 : i;
      }
      if (c >= 0x7f && isHarmful(c) && i >= start) {
        pass(text, start, i);
        start = i + 1;
        take(c);
      }
    }
    pass(text, start, end);
  }

  private void take(char c) throws IOException {
    if (Character.isHighSurrogate(c)) {
      high = c;
    } else {
      escape(c);
    }
  }

  private void afterHigh(char c) throws IOException {
    if (Character.isLowSurrogate(c)) {
      out.append(high).append(c);
    } else {
      escape(high);
    }
    high = 0;
  }

  private void pass(char[] text, int start, int end) throws IOException {
    if (start < end) {
      out.append(new String(text, start, end - start));
    }
  }

  private void escape(char c) throws IOException {
    out.append("\\u").append(HexFormat.of().withUpperCase().toHexDigits(c));
  }

  private static boolean isHarmful(char c) {
    return c <= 0x9f
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || Character.isSurrogate(c);
  }

  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    if (high != 0) {
      escape(high);
      high = 0;
    }
  }
}
