package ncc.source.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A text as UTF-8 without a byte order mark, whatever its file is encoded in: UTF-8, UTF-16 or
/// UTF-32, as the mark says, or UTF-16 without one, as its zero bytes say. What cannot be decoded
/// becomes U+FFFD; UTF-8 goes through as it is.
public final class Utf8Stream extends InputStream {
  /// Longer marks first: that of UTF-32LE begins with that of UTF-16LE.
  private static final List<Mark> MARKS =
      List.of(
          new Mark("UTF-32LE", "\u00ff\u00fe\0\0"),
          new Mark("UTF-32BE", "\0\0\u00fe\u00ff"),
          new Mark("UTF-8", "\u00ef\u00bb\u00bf"),
          new Mark("UTF-16LE", "\u00ff\u00fe"),
          new Mark("UTF-16BE", "\u00fe\u00ff"));

  private static final int CHUNK = 1 << 12;

  private final InputStream in;
  private @Nullable InputStream utf8;

  private record Mark(String charset, String bytes) {}

  public Utf8Stream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return utf8().read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return utf8().read(into, offset, length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private InputStream utf8() {
    if (utf8 == null) {
      var bytes = new Bytes(in);
      var start = bytes.start();
      var mark = MARKS.stream().filter(one -> start.startsWith(one.bytes())).findFirst();
      bytes.skip(mark.map(one -> one.bytes().length()).orElse(0));
      var charset = mark.map(Mark::charset).or(() -> unmarked(start)).orElse("UTF-8");
      utf8 = charset.equals("UTF-8") ? bytes : new Encoded(bytes, charset);
    }
    return utf8;
  }

  /// Text holds no zero bytes: where one of the two bytes of many pairs is zero, and the other is
  /// not, the pairs are characters of UTF-16.
  private static Optional<String> unmarked(String start) {
    int first = zeros(start, 0);
    int second = zeros(start, 1);
    if (start.length() < 4
        || 3 * Math.max(first, second) <= start.length() / 2
        || 4 * Math.min(first, second) >= Math.max(first, second)) {
      return Optional.empty();
    }
    return Optional.of(first < second ? "UTF-16LE" : "UTF-16BE");
  }

  private static int zeros(String start, int from) {
    int zeros = 0;
    for (int i = from; i < start.length(); i += 2) {
      zeros += start.charAt(i) == 0 ? 1 : 0;
    }
    return zeros;
  }

  /// The bytes as they are, the first of them ahead of time.
  private static final class Bytes extends InputStream {
    private final InputStream in;
    private final byte[] ahead = new byte[CHUNK];
    private int at;
    private int end;
    private @Nullable IOException broken;

    Bytes(InputStream in) {
      this.in = in;
    }

    /// Each byte as a character. Where reading fails, what was read before is given first.
    String start() {
      try {
        int count = 0;
        while (count >= 0 && end < ahead.length) {
          end += count;
          count = in.read(ahead, end, ahead.length - end);
        }
      } catch (IOException failed) {
        broken = failed;
      }
      return new String(ahead, 0, end, StandardCharsets.ISO_8859_1);
    }

    void skip(int count) {
      at += count;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (at == end) {
        if (broken != null) {
          throw broken;
        }
        return in.read(into, offset, length);
      }
      int count = Math.min(length, end - at);
      System.arraycopy(ahead, at, into, offset, count);
      at += count;
      return count;
    }
  }

  /// The UTF-8 of a text in another encoding.
  private static final class Encoded extends InputStream {
    private final Reader reader;
    private final CharBuffer characters = CharBuffer.allocate(CHUNK).flip();
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    Encoded(InputStream in, String charset) {
      this.reader = new InputStreamReader(in, java.nio.charset.Charset.forName(charset));
    }

    @Override
    public int read() throws IOException {
      return fill() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length > 0 && !fill()) {
        return -1;
      }
      int count = Math.min(length, bytes.remaining());
      bytes.get(into, offset, count);
      return count;
    }

    /// A decoder never gives half a pair, so each chunk of characters is encoded by itself, but for
    /// a pair that lies across the end.
    private boolean fill() throws IOException {
      while (!bytes.hasRemaining()) {
        characters.compact();
        int count = reader.read(characters);
        characters.flip();
        if (count < 0 && !characters.hasRemaining()) {
          return false;
        }
        encode(count < 0);
      }
      return true;
    }

    private void encode(boolean isLast) {
      int end = characters.limit();
      boolean isSplit = !isLast && Character.isHighSurrogate(characters.get(end - 1));
      var whole = characters.slice(characters.position(), end - characters.position());
      if (isSplit) {
        whole.limit(whole.limit() - 1);
      }
      bytes = StandardCharsets.UTF_8.encode(whole);
      characters.position(isSplit ? end - 1 : end);
    }
  }
}
