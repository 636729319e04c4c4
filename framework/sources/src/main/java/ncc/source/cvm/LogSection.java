package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a command printed, out of a file as log bundles hold it: a header, a line `[stdout]:`, the
/// output, a line `[stderr]:`, the log. A file without such a header is the output itself.
public final class LogSection extends InputStream {
  private static final byte[] BEGIN = "[stdout]:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "[stderr]:".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_HEADER = 1 << 14;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private boolean isSection;
  private boolean isBegun;
  private boolean isEnded;
  private boolean isLineStart = true;
  private int headerLines;
  private @Nullable IOException broken;

  public LogSection(InputStream in) {
    this.in = in;
  }

  /// The file has the layout of a log bundle, and the line that ends the output never came.
  public boolean isCutOff() {
    return isSection && !isEnded;
  }

  /// How many lines stand before the output.
  int headerLines() {
    return headerLines;
  }

  /// Finds out which of the two it is.
  private void skipHeader() throws IOException {
    fill(LONGEST_HEADER);
    int lines = 0;
    for (int line = 0; line < Math.min(end, LONGEST_HEADER); line = lineAfter(line)) {
      lines++;
      if (isLine(BEGIN, line)) {
        isSection = true;
        headerLines = lines;
        at = lineAfter(line);
        return;
      }
    }
  }

  private int lineAfter(int from) {
    int i = from;
    while (i < end && buffer[i] != '\n') {
      i++;
    }
    return Math.min(i + 1, end);
  }

  private boolean isLine(byte[] mark, int from) {
    if (from + mark.length > end) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (buffer[from + i] != mark[i]) {
        return false;
      }
    }
    int after = from + mark.length;
    return after == end || buffer[after] == '\n' || buffer[after] == '\r';
  }

  /// Makes `count` bytes stand in the buffer, or as many as there are.
  private void fill(int count) throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    int read = 0;
    while (end < count && read >= 0 && broken == null) {
      read = more();
      end += Math.max(read, 0);
    }
  }

  /// What was read before reading failed is given first.
  private int more() {
    try {
      return in.read(buffer, end, buffer.length - end);
    } catch (IOException failed) {
      broken = failed;
      return -1;
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// Gives at most one line at a time of a section, so that the end mark is seen where it stands.
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!isBegun) {
      isBegun = true;
      skipHeader();
    }
    if (end - at < END.length + 2) {
      fill(END.length + 2);
    }
    if (isSection && isLineStart && isLine(END, at)) {
      isEnded = true;
    }
    if (at == end && !isEnded && broken != null) {
      throw broken;
    }
    if (isEnded || at == end) {
      return -1;
    }
    int until = isSection ? lineAfter(at) : end;
    int count = Math.min(length, until - at);
    System.arraycopy(buffer, at, into, offset, count);
    at += count;
    isLineStart = buffer[at - 1] == '\n';
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
