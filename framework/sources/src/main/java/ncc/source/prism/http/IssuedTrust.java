package ncc.source.prism.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Trusts what trusted authorities issued for the host that was asked for.
final class IssuedTrust extends ServerTrust {
  private final PrismAddress address;
  private final X509ExtendedTrustManager authorities;

  IssuedTrust(PrismAddress address, X509ExtendedTrustManager authorities) {
    this.address = address;
    this.authorities = authorities;
  }

  @Override
  void check(X509Certificate[] chain, Ordinary ordinary) throws UntrustedException {
    try {
      ordinary.check(authorities);
      // Of a certificate that is itself among the authorities, the JDK does not ask the date.
      chain[0].checkValidity();
    } catch (CertificateException untrusted) {
      throw new UntrustedException(address, chain[0], why(untrusted), untrusted);
    }
  }

  private String why(CertificateException untrusted) {
    for (@Nullable Throwable cause = untrusted; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case CertificateExpiredException _ -> {
          return "it, or one above it, has expired";
        }
        case CertificateNotYetValidException _ -> {
          return "it, or one above it, is not valid yet";
        }
        case CertPathBuilderException _ -> {
          return "nobody trusted has issued it";
        }
        default -> {}
      }
    }
    return "it is not made out to '" + address.host() + "', and only `pin-sha256` allows that";
  }
}
