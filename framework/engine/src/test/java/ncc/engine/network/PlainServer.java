package ncc.engine.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import ncc.spi.probe.Endpoint;

/// A listening port on loopback that does one thing to everybody who comes.
record PlainServer(ServerSocket socket) implements AutoCloseable {
  /// What happens on a connection; it is closed afterwards.
  @FunctionalInterface
  interface Manner {
    void meet(Socket peer) throws IOException;
  }

  /// Nobody ever takes a connection from its queue, so they are accepted and hear nothing.
  static PlainServer silent() throws IOException {
    return new PlainServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  static PlainServer start(Manner manner) throws IOException {
    var server = silent();
    Thread.ofVirtual().start(() -> server.serve(manner));
    return server;
  }

  /// Sends `bytes` to a client that has begun to speak, then waits until it hangs up.
  static PlainServer saying(byte... bytes) throws IOException {
    return start(peer -> {
      peer.getInputStream().read();
      peer.getOutputStream().write(bytes);
      peer.getOutputStream().flush();
      peer.getInputStream().readAllBytes();
    });
  }

  Endpoint endpoint() {
    return endpoint(socket.getInetAddress().getHostAddress());
  }

  Endpoint endpoint(String host) {
    return new Endpoint(host, socket.getLocalPort());
  }

  private void serve(Manner manner) {
    while (!socket.isClosed()) {
      try (var peer = socket.accept()) {
        manner.meet(peer);
      } catch (IOException _) {
        // Clients of this server hang up when they please.
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
