package ncc.cli.daemon;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why nobody answers, in words that go on after the address.
final class NoAnswer {
  private NoAnswer() {}

  static String reason(IOException e, DaemonAddress address) {
    if (e instanceof SSLException tls) {
      return tls(tls);
    }
    return switch (e) {
      case HttpConnectTimeoutException _ -> "cannot be reached: nothing answers within 10s";
      case HttpTimeoutException _ -> "gives no answer within 1m";
      case ConnectException _ when has(e, UnresolvedAddressException.class) ->
          "cannot be reached: there is no such host";
      case ConnectException _ -> "cannot be reached: nobody listens there";
      default -> broken(e, address);
    };
  }

  private static String tls(SSLException e) {
    if (has(e, CertificateExpiredException.class)) {
      return "shows a certificate that has expired";
    }
    if (has(e, CertificateNotYetValidException.class)) {
      return "shows a certificate that is not valid yet";
    }
    if (has(e, CertPathBuilderException.class)) {
      return "shows a certificate of no authority that is trusted; "
          + DaemonOption.AUTHORITIES
          + " FILE names those that are";
    }
    return cause(e, CertificateException.class)
        .map(wrong -> "shows a certificate that is not its own: " + wrong.getMessage())
        .orElseGet(() -> "cannot be asked over TLS: " + e.getMessage());
  }

  /// A server of TLS says nothing to a question in the clear, or something that is no HTTP.
  private static String broken(IOException e, DaemonAddress address) {
    return address.url().toString().startsWith("http:")
        ? "gives no answer of HTTP; does it want https://?"
        : "breaks off: " + e.getMessage();
  }

  private static boolean has(Throwable e, Class<? extends Throwable> type) {
    return cause(e, type).isPresent();
  }

  private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
    for (@Nullable Throwable one = e; one != null; one = one.getCause()) {
      if (type.isInstance(one)) {
        return Optional.of(type.cast(one));
      }
    }
    return Optional.empty();
  }
}
