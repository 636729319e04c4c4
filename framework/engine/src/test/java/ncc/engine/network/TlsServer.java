package ncc.engine.network;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import ncc.spi.probe.Endpoint;

/// A real TLS server on loopback, of the JDK.
record TlsServer(SSLServerSocket socket) implements AutoCloseable {
  /// What holds the handshakes under test: none where the engine is alone, so that the JDK does.
  static final Optional<TlsLibrary> LIBRARY =
      TlsLibrary.find().filter(library -> library.obstacle().isEmpty());

  /// Asks nobody who they are.
  static TlsServer start(String protocol, TestPair own)
      throws GeneralSecurityException, IOException {
    return start(protocol, own, List.of());
  }

  /// @param trusted certificates of clients it takes; when there are any it insists on one
  static TlsServer start(String protocol, TestPair own, List<TestPair> trusted)
      throws GeneralSecurityException, IOException {
    var socket =
        (SSLServerSocket)
            context(own, trusted)
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    socket.setEnabledProtocols(new String[] {protocol});
    socket.setNeedClientAuth(!trusted.isEmpty());
    var server = new TlsServer(socket);
    Thread.ofVirtual().start(server::serve);
    return server;
  }

  Endpoint endpoint() {
    return new Endpoint(socket.getInetAddress().getHostAddress(), socket.getLocalPort());
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var peer = (SSLSocket) socket.accept()) {
        peer.startHandshake();
        peer.getInputStream().read();
      } catch (IOException _) {
        // Refusing the client is one of the cases under test.
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static SSLContext context(TestPair own, List<TestPair> trusted)
      throws GeneralSecurityException, IOException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    var store = emptyStore();
    var chain = new Certificate[] {own.certificate()};
    store.setKeyEntry("cvm", own.keys().getPrivate(), new char[0], chain);
    keys.init(store, new char[0]);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    var authorities = emptyStore();
    for (TestPair one : trusted) {
      authorities.setCertificateEntry(one.certificate().toString(), one.certificate());
    }
    trust.init(authorities);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
