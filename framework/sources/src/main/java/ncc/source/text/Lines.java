package ncc.source.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of a text in UTF-8, see [ncc.source.text.Utf8Stream]. What cannot be decoded becomes
/// U+FFFD. Only `\n` and `\r\n` end a line: a VM's name may hold the other line ends of Unicode.
public final class Lines {
  private static final int LONGEST = 1 << 20;

  private final Reader reader;
  private final char[] buffer = new char[1 << 13];
  private int at;
  private int end;
  private long number;

  /// @param number from 1
  /// @param isEnded a line end follows; a line without one may be cut off
  public record Line(long number, String text, boolean isEnded) {}

  /// A line that nobody wrote for people, or none at all.
  public static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    private TooLongException() {
      super("a line is longer than " + LONGEST + " characters");
    }
  }

  public Lines(InputStream in) {
    this.reader = new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  /// The number of the line read last, 0 before the first.
  public long number() {
    return number;
  }

  /// The next line, null after the last.
  public @Nullable Line next() throws IOException {
    var text = new StringBuilder();
    while (fill()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      text.append(buffer, from, at - from);
      if (at < end) {
        at++;
        return line(text, true);
      }
      if (text.length() > LONGEST) {
        throw new TooLongException();
      }
    }
    return text.isEmpty() ? null : line(text, false);
  }

  private Line line(StringBuilder text, boolean isEnded) {
    int last = text.length() - 1;
    if (last >= 0 && text.charAt(last) == '\r') {
      text.setLength(last);
    }
    number++;
    return new Line(number, text.toString(), isEnded);
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    at = 0;
    end = reader.read(buffer);
    return end > 0;
  }
}
