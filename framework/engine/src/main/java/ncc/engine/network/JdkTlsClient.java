package ncc.engine.network;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.crypto.AEADBadTagException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/// A handshake held by the JDK.
final class JdkTlsClient implements TlsClient {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final Seen seen;
  private final int packet;
  private final ByteBuffer data;
  private boolean begun;

  /// @param engine not begun
  JdkTlsClient(SSLEngine engine, Seen seen) {
    this.engine = engine;
    this.seen = seen;
    packet = engine.getSession().getPacketBufferSize();
    data = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
  }

  @Override
  public int largestRecord() {
    return packet;
  }

  @Override
  public Need handshake(ByteBuffer in, ByteBuffer out) throws IOException {
    return ScopedValue.where(Seen.CURRENT, seen).call(() -> advance(in, out));
  }

  private Need advance(ByteBuffer in, ByteBuffer out) throws IOException {
    if (!begun) {
      begun = true;
      engine.beginHandshake();
    }
    var status = engine.getHandshakeStatus();
    while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
      if (status == HandshakeStatus.NEED_WRAP && out.remaining() < packet) {
        return Need.SEND;
      }
      if (status == HandshakeStatus.NEED_WRAP || status == HandshakeStatus.NEED_TASK) {
        status = own(status, out);
        continue;
      }
      var result = unwrap(in);
      if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
        return Need.RECEIVE;
      }
      status = result.getHandshakeStatus();
    }
    return Need.NOTHING;
  }

  @Override
  public Need data(ByteBuffer in, ByteBuffer out) throws IOException {
    return ScopedValue.where(Seen.CURRENT, seen).call(() -> listen(in, out));
  }

  /// A session ticket says nothing of whether we are welcome.
  private Need listen(ByteBuffer in, ByteBuffer out) throws IOException {
    while (true) {
      var result = unwrap(in);
      if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
        return Need.RECEIVE;
      }
      for (var status = result.getHandshakeStatus();
          status == HandshakeStatus.NEED_TASK || status == HandshakeStatus.NEED_WRAP; ) {
        status = own(status, out);
      }
      if (result.bytesProduced() > 0) {
        return Need.NOTHING;
      }
    }
  }

  /// What can be done without the server.
  private HandshakeStatus own(HandshakeStatus status, ByteBuffer out) throws SSLException {
    if (status == HandshakeStatus.NEED_WRAP) {
      return engine.wrap(NOTHING, out).getHandshakeStatus();
    }
    for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
    return engine.getHandshakeStatus();
  }

  private SSLEngineResult unwrap(ByteBuffer in) throws IOException {
    data.clear();
    var result = unwrapped(in);
    if (result.getStatus() == Status.CLOSED) {
      throw new EOFException("closed");
    }
    return result;
  }

  /// Of a secret agreed on in a finite field the JDK leaves out leading zeros, which TLS 1.3 keeps
  /// (RFC 8446, 7.4.1). One such handshake in 256 cannot be deciphered, through no fault of the
  /// server's; the next one can.
  private SSLEngineResult unwrapped(ByteBuffer in) throws IOException {
    try {
      return engine.unwrap(in, data);
    } catch (SSLException e) {
      if (!seen.server() && e.getCause() instanceof AEADBadTagException) {
        throw new TlsUndecided(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  @Override
  public void farewell(ByteBuffer out) throws IOException {
    engine.closeOutbound();
    while (!engine.isOutboundDone() && out.remaining() >= packet) {
      engine.wrap(NOTHING, out);
    }
  }

  @Override
  public void close() {
    // It holds nothing but memory.
  }
}
