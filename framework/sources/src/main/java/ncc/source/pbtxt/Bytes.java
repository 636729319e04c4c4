package ncc.source.pbtxt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The bytes of a stream, one after the other, with the line they stand on.
final class Bytes {
  static final int END = -1;

  private static final int LINE = 1 << 10;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private int lineStart;
  private long line = 1;

  Bytes(InputStream in) {
    this.in = in;
  }

  long line() {
    return line;
  }

  /// The byte that comes next, or [#END].
  int peek() throws IOException {
    return at < end || fill(1) ? buffer[at] & 0xff : END;
  }

  /// The byte `ahead` places after the next, or [#END].
  int peek(int ahead) throws IOException {
    return at + ahead < end || fill(ahead + 1) ? buffer[at + ahead] & 0xff : END;
  }

  /// Steps over the byte that [#peek] showed.
  void skip() {
    if (buffer[at++] == '\n') {
      line++;
      lineStart = at;
    }
  }

  void skip(int count) {
    for (int i = 0; i < count; i++) {
      skip();
    }
  }

  /// Steps over the rest of the line, not its end.
  void skipLine() throws IOException {
    while (peek() != END && peek() != '\n') {
      at++;
    }
  }

  /// Appends the bytes up to the first that is in `stops`, and steps over them. No stop may be
  /// missing that can be a line end.
  void appendUntil(Stops stops, Value value) throws IOException {
    do {
      int i = at;
      while (i < end && !stops.contains(buffer[i])) {
        i++;
      }
      value.append(buffer, at, i - at);
      at = i;
    } while (at == end && fill(1));
  }

  /// Steps over spaces within the line, and gives the byte that comes next, or [#END].
  int skipBlanks() throws IOException {
    do {
      int i = at;
      while (i < end && (buffer[i] == ' ' || buffer[i] == '\t' || buffer[i] == '\r')) {
        i++;
      }
      at = i;
    } while (at == end && fill(1));
    return at < end ? buffer[at] & 0xff : END;
  }

  /// The line at hand, or the last so many bytes of what was read of a long one and the first so
  /// many of its rest.
  String lineText() throws IOException {
    peek();
    int length = 0;
    while (length < LINE && peek(length) != END && peek(length) != '\n') {
      length++;
    }
    return new String(buffer, lineStart, at + length - lineStart, StandardCharsets.UTF_8);
  }

  /// Makes `count` bytes behind those that were read stand in the buffer; false when the stream
  /// ends before.
  private boolean fill(int count) throws IOException {
    int kept = Math.max(lineStart, at - LINE);
    System.arraycopy(buffer, kept, buffer, 0, end - kept);
    end -= kept;
    at -= kept;
    lineStart = 0;
    while (end < at + count) {
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        return false;
      }
      end += read;
    }
    return true;
  }
}
