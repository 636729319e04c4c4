package ncc.engine.network;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import ncc.spi.probe.Endpoint;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A real TLS server on loopback, with a certificate made for the occasion.
record TlsServer(SSLServerSocket socket) implements AutoCloseable {
  static TlsServer start(String protocol, boolean wantsClientCertificate, Instant notAfter)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var context = SSLContext.getInstance("TLS");
    context.init(keys(notAfter).getKeyManagers(), null, null);
    var socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    socket.setEnabledProtocols(new String[] {protocol});
    socket.setNeedClientAuth(wantsClientCertificate);
    var server = new TlsServer(socket);
    Thread.ofVirtual().start(server::serve);
    return server;
  }

  Endpoint endpoint() {
    return new Endpoint(socket.getInetAddress().getHostAddress(), socket.getLocalPort());
  }

  private void serve() {
    try (var peer = (SSLSocket) socket.accept()) {
      peer.startHandshake();
      peer.getInputStream().read();
    } catch (IOException _) {
      // Refusing the client is one of the cases under test.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static KeyManagerFactory keys(Instant notAfter)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "cvm", pair.getPrivate(), new char[0], new Certificate[] {certificate(pair, notAfter)});
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory;
  }

  private static Certificate certificate(KeyPair pair, Instant notAfter)
      throws GeneralSecurityException, OperatorCreationException {
    var name = new X500Name("CN=cvm");
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(notAfter.minus(Duration.ofDays(1000))),
            Date.from(notAfter),
            name,
            pair.getPublic());
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }
}
