package ncc.testkit.prism;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// An answer that does not come to its end as it should, by its first [#WHOLE] bytes or by its
/// last.
final class BrokenStream extends FilterOutputStream {
  /// So few that an answer of two VMs is cut inside a VM.
  private static final int WHOLE = 1000;

  private final String instead;
  private int left = WHOLE;
  private boolean isBroken;

  private BrokenStream(OutputStream out, String instead) {
    super(out);
    this.instead = instead;
  }

  /// A connection that is cut.
  static OutputStream cut(OutputStream out) {
    return new BrokenStream(out, "");
  }

  /// An answer that goes on with something that is not JSON.
  static OutputStream garbled(OutputStream out) {
    return new BrokenStream(out, "\u0000<html>{]502 Bad Gateway");
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (isBroken) {
      throw new IOException("broken off already");
    }
    int written = Math.min(left, length);
    out.write(bytes, offset, written);
    left -= written;
    if (left == 0) {
      breakOff();
    }
  }

  @Override
  public void close() throws IOException {
    if (!isBroken) {
      breakOff();
    }
  }

  /// An exception makes the server close the connection without ending the answer.
  private void breakOff() throws IOException {
    isBroken = true;
    if (instead.isEmpty()) {
      out.flush();
      throw new IOException("cut on command");
    }
    out.write(instead.getBytes(UTF_8));
    out.close();
    throw new EndedException();
  }

  /// Nothing more can be written; the answer is complete as far as HTTP is concerned.
  static final class EndedException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
