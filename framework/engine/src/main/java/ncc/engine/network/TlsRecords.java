package ncc.engine.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import ncc.spi.probe.ProbeResult.Reason;

/// Carries an engine's records over a socket, within a deadline.
final class TlsRecords {
  /// A server that has not answered by then waits without holding a place among the handshakes.
  private static final int PATIENCE_MILLIS = 100;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Socket socket;
  private final SSLEngine engine;
  private final Turn turn;
  private final int packet;
  private final ByteBuffer in;
  private final ByteBuffer out;
  private final ByteBuffer data;
  private boolean spoken;

  TlsRecords(Socket socket, SSLEngine engine, Turn turn) {
    this.socket = socket;
    this.engine = engine;
    this.turn = turn;
    packet = engine.getSession().getPacketBufferSize();
    in = ByteBuffer.allocate(packet);
    out = ByteBuffer.allocate(2 * packet);
    data = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
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
    engine.beginHandshake();
    var status = engine.getHandshakeStatus();
    while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
      status = step(status, deadline);
    }
    flush();
  }

  private HandshakeStatus step(HandshakeStatus status, Deadline deadline) throws IOException {
    return switch (status) {
      case NEED_TASK -> tasks();
      case NEED_WRAP -> wrap();
      default -> receive(deadline).getHandshakeStatus();
    };
  }

  /// Waits for the next thing after the handshake.
  ///
  /// @return true when it was data, false when it was a matter of the protocol, such as a ticket
  boolean dataFollows(Deadline deadline) throws IOException {
    var result = receive(deadline);
    for (var status = result.getHandshakeStatus();
        status == HandshakeStatus.NEED_TASK || status == HandshakeStatus.NEED_WRAP; ) {
      status = step(status, deadline);
    }
    return result.bytesProduced() > 0;
  }

  private HandshakeStatus tasks() {
    for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
    return engine.getHandshakeStatus();
  }

  /// Keeps the record until its flight is complete.
  private HandshakeStatus wrap() throws IOException {
    if (out.remaining() < packet) {
      flush();
    }
    return engine.wrap(NOTHING, out).getHandshakeStatus();
  }

  /// Sends what was kept, in one piece. A server that refuses us may have hung up by now; what it
  /// said before is still there to be read, so that it went is not yet the answer.
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

  private SSLEngineResult receive(Deadline deadline) throws IOException {
    while (true) {
      in.flip();
      data.clear();
      var result = engine.unwrap(in, data);
      in.compact();
      switch (result.getStatus()) {
        case OK, BUFFER_OVERFLOW -> {
          return result;
        }
        case BUFFER_UNDERFLOW -> {
          flush();
          read(deadline);
        }
        case CLOSED -> throw new EOFException("closed");
      }
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
      engine.closeOutbound();
      while (!engine.isOutboundDone()) {
        wrap();
      }
      flush();
    } catch (IOException _) {
      // The answer is already known.
    }
  }
}
