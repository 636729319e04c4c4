package ncc.source.text;

import java.io.IOException;
import java.io.InputStream;

/// A stream of which so many bytes are read and no more: reading on fails.
public final class BoundedStream extends InputStream {
  private final InputStream in;
  private final long most;
  private long left;

  /// @param most how many bytes it may hold
  public BoundedStream(InputStream in, long most) {
    this.in = in;
    this.most = most;
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// At the bound one byte more is asked for, which tells a stream that ends there from others.
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count =
        in.read(into, offset, left == 0 ? Math.min(length, 1) : (int) Math.min(length, left));
    if (count > left) {
      throw new IOException("it is larger than " + (most >> 20) + " MiB");
    }
    left -= Math.max(count, 0);
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
