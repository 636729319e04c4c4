package ncc.engine;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import ncc.spi.probe.TlsAnswer;
import org.jspecify.annotations.Nullable;

/// A TLS handshake without a client certificate, held only to see the server's. Nothing is sent or
/// believed after it, so the server's chain is looked at, not trusted.
final class TlsHandshake {
  /// In TLS 1.3 a server refuses a missing client certificate only after our side is done.
  private static final Duration WAIT_FOR_REFUSAL = Duration.ofMillis(400);

  private TlsHandshake() {}

  /// What answered does not speak TLS, or showed no certificate.
  static final class NoTlsException extends IOException {
    private static final long serialVersionUID = 1L;

    NoTlsException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  static TlsAnswer on(Socket connection, Duration timeout) throws IOException {
    var seen = new SeenChain();
    var host = connection.getInetAddress().getHostAddress();
    try (var tls =
        (SSLSocket)
            context(seen)
                .getSocketFactory()
                .createSocket(connection, host, connection.getPort(), false)) {
      tls.setSoTimeout((int) timeout.toMillis());
      return answer(host, seen, handshake(tls, seen));
    }
  }

  private static boolean handshake(SSLSocket tls, SeenChain seen) throws IOException {
    try {
      tls.startHandshake();
      return !refusesAfterwards(tls);
    } catch (SSLException e) {
      if (seen.server == null) {
        throw new NoTlsException(String.valueOf(e.getMessage()), e);
      }
      return false;
    } catch (SocketTimeoutException e) {
      if (seen.server == null) {
        throw e;
      }
      return false;
    } catch (IOException e) {
      if (seen.server == null) {
        throw new NoTlsException("the connection was closed before a TLS server answered", e);
      }
      return false;
    }
  }

  private static boolean refusesAfterwards(SSLSocket tls) throws IOException {
    tls.setSoTimeout((int) WAIT_FOR_REFUSAL.toMillis());
    try {
      return tls.getInputStream().read() < 0;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }

  private static TlsAnswer answer(String host, SeenChain seen, boolean accepted)
      throws NoTlsException {
    var server = seen.server;
    if (server == null) {
      throw new NoTlsException("the server showed no certificate", null);
    }
    return new TlsAnswer(
        host,
        server.getSubjectX500Principal().getName(),
        server.getNotAfter().toInstant(),
        accepted);
  }

  private static SSLContext context(SeenChain seen) throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {seen}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java has no TLS: " + e.getMessage(), e);
    }
  }

  /// Keeps the server's certificate. The extended kind, because the plain one still checks names.
  private static final class SeenChain extends X509ExtendedTrustManager {
    private @Nullable X509Certificate server;

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      server = chain[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      server = chain[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      server = chain[0];
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
