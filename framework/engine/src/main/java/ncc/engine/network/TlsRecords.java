package ncc.engine.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import ncc.engine.network.TlsClient.Need;
import ncc.spi.probe.ProbeResult.Reason;

/// Carries a client's records over a socket, within a deadline.
final class TlsRecords {
  /// A server that has not answered by then waits without holding a place among the handshakes.
  private static final int PATIENCE_MILLIS = 100;

  private final Socket socket;
  private final TlsClient client;
  private final Turn turn;
  private final ByteBuffer in;
  private final ByteBuffer out;
  private boolean spoken;

  TlsRecords(Socket socket, TlsClient client, Turn turn) {
    this.socket = socket;
    this.client = client;
    this.turn = turn;
    in = ByteBuffer.allocate(client.largestRecord());
    out = ByteBuffer.allocate(2 * client.largestRecord());
  }

  String address() {
    return AddressText.of(socket.getInetAddress());
  }

  /// Whether the other side has said anything yet.
  boolean spoken() {
    return spoken;
  }

  /// Goes on with the handshake until it is done.
  void handshake(Deadline deadline) throws IOException {
    carry(client::handshake, deadline);
  }

  /// Waits for data after the handshake.
  void data(Deadline deadline) throws IOException {
    carry(client::data, deadline);
  }

  @FunctionalInterface
  private interface Move {
    Need make(ByteBuffer in, ByteBuffer out) throws IOException;
  }

  /// Sends each flight in one piece.
  private void carry(Move move, Deadline deadline) throws IOException {
    for (var need = made(move); need != Need.NOTHING; need = made(move)) {
      flush();
      if (need == Need.RECEIVE) {
        read(deadline);
      }
    }
    flush();
  }

  private Need made(Move move) throws IOException {
    in.flip();
    try {
      return move.make(in, out);
    } finally {
      in.compact();
    }
  }

  /// A server that refuses us may have hung up by now; what it said before is still there to be
  /// read, so that it went is not yet the answer.
  private void flush() {
    if (out.position() > 0) {
      try {
        socket.getOutputStream().write(out.array(), 0, out.position());
      } catch (IOException _) {
        // Reading tells.
      }
      out.clear();
    }
  }

  private void read(Deadline deadline) throws IOException {
    int count = patiently(deadline);
    if (count < 0) {
      throw new EOFException("closed");
    }
    in.position(in.position() + count);
    if (!spoken) {
      spoken = true;
      var first = in.duplicate().flip();
      if (!FirstWords.areTls(first)) {
        throw new Unanswered(Reason.NO_TLS, FirstWords.phrase(first));
      }
    }
  }

  private int patiently(Deadline deadline) throws IOException {
    int left = deadline.millisLeft();
    try {
      return read(Math.min(left, PATIENCE_MILLIS));
    } catch (SocketTimeoutException e) {
      if (left <= PATIENCE_MILLIS) {
        throw e;
      }
    }
    turn.giveBack();
    int count = read(deadline.millisLeft());
    turn.take();
    return count;
  }

  private int read(int millis) throws IOException {
    socket.setSoTimeout(millis);
    return socket.getInputStream().read(in.array(), in.position(), in.remaining());
  }

  /// Says goodbye as TLS has it, so that no server logs us as broken; what goes wrong now does not
  /// matter.
  void farewell() {
    try {
      client.farewell(out);
      flush();
    } catch (IOException _) {
      // The answer is already known.
    }
  }
}
