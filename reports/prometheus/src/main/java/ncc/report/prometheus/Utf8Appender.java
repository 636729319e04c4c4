package ncc.report.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/// Gives bytes in UTF-8 on as the characters they are.
final class Utf8Appender extends OutputStream {
  private static final int SIZE = 8192;

  private final Appendable out;
  private final CharsetDecoder decoder = UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(SIZE);
  private final CharBuffer chars = CharBuffer.allocate(SIZE);

  Utf8Appender(Appendable out) {
    this.out = out;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] text, int from, int length) throws IOException {
    int end = from + length;
    for (int at = from; at < end; ) {
      int size = Math.min(bytes.remaining(), end - at);
      bytes.put(text, at, size);
      at += size;
      decode(false);
    }
  }

  private void decode(boolean last) throws IOException {
    bytes.flip();
    CoderResult result;
    do {
      result = decoder.decode(bytes, chars, last);
      if (result.isError()) {
        result.throwException();
      }
      chars.flip();
      out.append(chars);
      chars.clear();
    } while (result.isOverflow());
    bytes.compact();
  }

  @Override
  public void close() throws IOException {
    decode(true);
  }
}
