package ncc.testkit.cvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/// Brings an answer to who asked, or fails on the way.
///
/// @param out standard output
/// @param err standard error
record Delivery(OutputStream out, OutputStream err) {
  private static final int KILLED = 137;
  private static final int PIECES = 10;
  private static final long PAUSE_MILLIS = 100;

  /// Bytes that are no text: a NUL, an escape sequence, UTF-8 broken in the middle, a lone quote.
  private static final byte[] GARBAGE = {
    0,
    27,
    '[',
    '2',
    'J',
    (byte) 0xe4,
    (byte) 0xbc,
    '\n',
    '"',
    '{',
    (byte) 0xff,
    (byte) 0xfe,
    ':',
    '\n'
  };

  /// The connection is to be lost now.
  static final class Lost extends IOException {
    private static final long serialVersionUID = 1;

    Lost() {
      super("the connection is lost on command");
    }
  }

  /// Delivers the whole answer.
  ///
  /// @return the exit code
  int whole(CvmAnswer answer) throws IOException {
    err.write(answer.err().getBytes(UTF_8));
    out.write(answer.out().getBytes(UTF_8));
    return flushed(answer.code());
  }

  /// Delivers what `fault` leaves of it.
  ///
  /// @return the exit code
  /// @throws Lost when the connection must be cut now
  /// @throws InterruptedException when nobody waits any longer for a command that never ends
  int failing(CvmAnswer answer, CvmFault fault) throws IOException, InterruptedException {
    return switch (fault) {
      case HANG -> forever();
      case STALL -> half(answer).forever();
      case DIE -> half(answer).complaining("bash: line 1: 18402 Killed\n", KILLED);
      case CUT -> half(answer).flushed(0);
      case DROP -> throw half(answer).lost();
      case GARBAGE -> garbage();
      case MISSING -> throw new IllegalStateException("a missing command has no answer");
      case NOISE -> complaining(GuestToolsCli.LOG.repeat(200), whole(answer));
      case SLOW -> slowly(answer);
      case FAIL -> complaining("Error: Internal error, service is not up\n", 1);
    };
  }

  private Delivery half(CvmAnswer answer) throws IOException {
    var bytes = answer.out().getBytes(UTF_8);
    err.write(answer.err().getBytes(UTF_8));
    out.write(bytes, 0, bytes.length / 2);
    flushed(0);
    return this;
  }

  private int garbage() throws IOException {
    for (int i = 0; i < 100; i++) {
      out.write(GARBAGE);
    }
    return flushed(0);
  }

  private int slowly(CvmAnswer answer) throws IOException, InterruptedException {
    var bytes = answer.out().getBytes(UTF_8);
    for (int piece = 0; piece < PIECES; piece++) {
      int from = (int) ((long) bytes.length * piece / PIECES);
      int to = (int) ((long) bytes.length * (piece + 1) / PIECES);
      out.write(bytes, from, to - from);
      flushed(0);
      Thread.sleep(PAUSE_MILLIS);
    }
    return complaining(answer.err(), answer.code());
  }

  private int complaining(String what, int code) throws IOException {
    err.write(what.getBytes(UTF_8));
    return flushed(code);
  }

  private int forever() throws IOException, InterruptedException {
    flushed(0);
    new CountDownLatch(1).await();
    throw new IllegalStateException("nothing counts this latch down");
  }

  private Lost lost() {
    return new Lost();
  }

  private int flushed(int code) throws IOException {
    err.flush();
    out.flush();
    return code;
  }
}
