package ncc.notify.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import ncc.spi.check.Durations;
import org.eclipse.angus.mail.util.WriteTimeoutSocket;

/// A connection on which a server says only so much, for only so long: an endless greeting, or one
/// that trickles, would otherwise be kept until memory or threads are used up.
final class BoundedSocket extends WriteTimeoutSocket {
  /// A whole conversation is a few kilobytes.
  private static final int MOST = 1 << 20;

  private final Duration whole;
  private final long began = System.nanoTime();
  private int said;

  /// @param bounds for each write, and for all that is said
  private BoundedSocket(Socket under, Bounds bounds) throws IOException {
    super(under, (int) Math.min(bounds.write().toMillis(), Integer.MAX_VALUE));
    this.whole = bounds.whole();
  }

  /// How long each connection may take.
  ///
  /// @param write for a server to take what it is sent
  /// @param whole for all of a conversation
  record Bounds(Duration write, Duration whole) {}

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        return counted(super.read(), 1);
      }

      @Override
      public int read(byte[] bytes, int from, int most) throws IOException {
        int read = super.read(bytes, from, most);
        return counted(read, read);
      }
    };
  }

  private int counted(int result, int bytes) throws IOException {
    said += Math.max(0, bytes);
    if (said > MOST) {
      throw new IOException("the server says more than 1 MiB");
    }
    if (System.nanoTime() - began > whole.toNanos()) {
      throw new SocketTimeoutException(
          "the conversation takes longer than " + Durations.text(whole));
    }
    return result;
  }

  /// Makes bounded connections.
  record Plain(Bounds bounds) {
    SocketFactory factory() {
      return new SocketFactory() {
        @Override
        public Socket createSocket() throws IOException {
          return new BoundedSocket(new Socket(), bounds);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
          throw unused();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
          throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
          throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
          throw unused();
        }
      };
    }
  }

  private static IOException unused() {
    return new IOException("connections are made first, and connected then");
  }

  /// Lays TLS over connections, and bounds those that are not bounded yet: the library makes
  /// connections that begin with TLS by itself.
  ///
  /// @param tls does so
  record Encrypted(Bounds bounds, SSLSocketFactory tls) {
    SSLSocketFactory factory() {
      return new SSLSocketFactory() {
        @Override
        public Socket createSocket() throws IOException {
          return new BoundedSocket(new Socket(), bounds);
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
            throws IOException {
          var bounded =
              socket instanceof BoundedSocket ? socket : new BoundedSocket(socket, bounds);
          return tls.createSocket(bounded, host, port, autoClose);
        }

        @Override
        public String[] getDefaultCipherSuites() {
          return tls.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
          return tls.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
          throw unused();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
          throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
          throw unused();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
          throw unused();
        }
      };
    }
  }
}
