package ncc.engine.network;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;

/// The client's side of one TLS handshake, without a socket: what came goes in, what is to be sent
/// comes out. For one thread at a time; closing it releases what it holds, and it is closed once.
public interface TlsClient extends AutoCloseable {
  /// What has to happen before it can go on.
  enum Need {
    /// `out` is full, or the flight in it is to be sent.
    SEND,
    /// What is in `out` is to be sent and more is to be put into `in`.
    RECEIVE,
    /// It has come to its end.
    NOTHING
  }

  /// Bytes of the largest record, which `in` and `out` must have room for.
  int largestRecord();

  /// Goes on with the handshake, taking from `in` what it can use and adding to `out`.
  ///
  /// @return [Need#NOTHING] when the handshake is done
  /// @throws SSLException when it fails; `Received fatal alert: ` and the name that the JDK gives
  ///   the alert when the server refused
  /// @throws TlsUndecided when the JDK has to be asked what this server means
  Need handshake(ByteBuffer in, ByteBuffer out) throws IOException;

  /// Takes what comes after the handshake, of which data are read and forgotten.
  ///
  /// @return [Need#NOTHING] when there were data
  /// @throws SSLException as in the handshake
  /// @throws EOFException when the server said goodbye
  Need data(ByteBuffer in, ByteBuffer out) throws IOException;

  /// Adds to `out` what TLS has for a goodbye at this point, possibly nothing.
  void farewell(ByteBuffer out) throws IOException;

  @Override
  void close();
}
