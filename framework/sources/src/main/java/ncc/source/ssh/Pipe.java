package ncc.source.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Hands bytes from the one thread of a connection to the reader of one channel. It holds as much
/// as a channel's window, so that the connection seldom waits, and nothing once nobody reads.
final class Pipe extends OutputStream {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ByteBuffer> held = new ArrayDeque<>();
  private int size;
  private boolean isEnded;
  private boolean isUnread;

  Pipe(int capacity) {
    this.capacity = capacity;
  }

  InputStream source() {
    return new Source();
  }

  /// Nobody reads any more.
  void abandon() {
    lock.lock();
    try {
      isUnread = true;
      held.clear();
      size = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    lock.lock();
    try {
      while (size > 0 && size + length > capacity && !isUnread) {
        changed.await();
      }
      if (!isUnread && length > 0) {
        held.add(ByteBuffer.wrap(Arrays.copyOfRange(bytes, offset, offset + length)));
        size += length;
        changed.signalAll();
      }
    } catch (InterruptedException _) {
      throw new InterruptedIOException("interrupted");
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      isEnded = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private final class Source extends InputStream {
    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      lock.lock();
      try {
        while (held.isEmpty() && !isEnded && !isUnread) {
          changed.await();
        }
        return held.isEmpty() ? -1 : take(into, offset, length);
      } catch (InterruptedException _) {
        throw new InterruptedIOException("interrupted");
      } finally {
        lock.unlock();
      }
    }

    private int take(byte[] into, int offset, int length) {
      int count = 0;
      while (count < length && !held.isEmpty()) {
        var first = held.element();
        int some = Math.min(length - count, first.remaining());
        first.get(into, offset + count, some);
        count += some;
        if (!first.hasRemaining()) {
          held.remove();
        }
      }
      size -= count;
      changed.signalAll();
      return count;
    }
  }
}
