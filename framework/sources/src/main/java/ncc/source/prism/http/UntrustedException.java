package ncc.source.prism.http;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import ncc.spi.inventory.Caveat;
import org.jspecify.annotations.Nullable;

/// A server is not who the operator trusts. The message is one line: why, what it presented, and
/// how to look at that.
final class UntrustedException extends CertificateException {
  private static final long serialVersionUID = 1L;

  UntrustedException(
      PrismAddress address, X509Certificate presented, String why, @Nullable Throwable cause) {
    super(
        "its certificate is not trusted: "
            + why
            + "; presented: SHA-256 "
            + Fingerprint.of(presented)
            + ", subject "
            + Caveat.quoted(presented.getSubjectX500Principal().getName())
            + ", valid until "
            + presented.getNotAfter().toInstant()
            + "; `ncc trust "
            + address.name()
            + "` shows it",
        cause);
  }
}
