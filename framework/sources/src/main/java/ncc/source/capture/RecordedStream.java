package ncc.source.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import ncc.spi.message.FileFault;

/// Gives what a stream holds, and writes all of it down: closing it before its end reads on to the
/// end, so that what comes after damage is kept too.
final class RecordedStream extends InputStream {
  private final InputStream in;
  private final RecordedFile file;
  private final Consumer<RecordedStream> ended;
  private Optional<String> fault = Optional.empty();
  private Optional<IOException> unwritten = Optional.empty();
  private volatile boolean isEnded;
  private boolean isWritable = true;
  private boolean isClosed;
  private boolean isSettled;

  /// @param ended told once, when nothing more will be written; it keeps the file or discards it
  RecordedStream(InputStream in, RecordedFile file, Consumer<RecordedStream> ended) {
    this.in = in;
    this.file = file;
    this.ended = ended;
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
      end("reading failed: " + FileFault.reason(broken));
      throw broken;
    }
    if (count < 0) {
      end("");
    }
    write(into, offset, count);
    return count;
  }

  private synchronized void end(String why) {
    if (!isEnded) {
      isEnded = true;
      fault = Optional.of(why).filter(one -> !one.isEmpty());
    }
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
      unwritten = Optional.of(full);
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
      settle();
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
      // It is the fault now.
    }
  }

  /// Writes nothing more; what was read by now is the file. Whoever comes second waits.
  void settle() {
    synchronized (ended) {
      stopWriting();
      if (!isSettled) {
        isSettled = true;
        ended.accept(this);
      }
    }
  }

  private synchronized void stopWriting() {
    isWritable = false;
    end("it was still being read when time was up");
  }

  /// Why not all of the stream was read; empty when it was.
  synchronized Optional<String> fault() {
    return fault;
  }

  /// Gives the file its name.
  ///
  /// @throws IOException when not all that was read could be written; then there is no file
  synchronized void keep() throws IOException {
    if (unwritten.isPresent()) {
      file.close();
      throw unwritten.get();
    }
    file.keep();
  }

  /// Leaves no file.
  synchronized void discard() throws IOException {
    file.close();
  }
}
