package ncc.source.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// Gives what a stream holds, and writes all of it down: closing it before its end reads on to the
/// end, so that what comes after damage is kept too.
final class RecordedStream extends InputStream {
  private final InputStream in;
  private final RecordedFile file;
  private final Consumer<IOException> unread;
  private final Consumer<IOException> unwritten;
  private boolean isEnded;
  private boolean isWritable = true;
  private boolean isClosed;

  /// @param unread told when reading fails
  /// @param unwritten told when writing fails; reading goes on
  RecordedStream(
      InputStream in,
      RecordedFile file,
      Consumer<IOException> unread,
      Consumer<IOException> unwritten) {
    this.in = in;
    this.file = file;
    this.unread = unread;
    this.unwritten = unwritten;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(into, offset, length);
    } catch (IOException broken) {
      isEnded = true;
      unread.accept(broken);
      throw broken;
    }
    isEnded |= count < 0;
    write(into, offset, count);
    return count;
  }

  /// Another thread may end the recording while this one still reads.
  private synchronized void write(byte[] from, int offset, int count) {
    if (count <= 0 || !isWritable) {
      return;
    }
    try {
      file.write(from, offset, count);
    } catch (IOException full) {
      isWritable = false;
      unwritten.accept(full);
    }
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    if (!isClosed) {
      isClosed = true;
      readOn();
      end();
      in.close();
    }
  }

  private void readOn() {
    var rest = new byte[1 << 13];
    try {
      while (!isEnded && !Thread.currentThread().isInterrupted()) {
        read(rest, 0, rest.length);
      }
    } catch (IOException _) {
      // Told already.
    }
    if (!isEnded) {
      unread.accept(new IOException("time was up"));
    }
  }

  /// Writes nothing more; what was read by now is the file.
  synchronized void end() {
    isWritable = false;
    try {
      file.close();
    } catch (IOException unclosed) {
      unwritten.accept(unclosed);
    }
  }

  /// Whether all of the stream was read.
  synchronized boolean isWhole() {
    return isEnded;
  }
}
