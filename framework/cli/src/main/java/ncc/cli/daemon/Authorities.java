package ncc.cli.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.spi.message.FileFault;
import ncc.spi.setting.InputFile;

/// Authorities whose certificates are trusted, and no others.
final class Authorities {
  private Authorities() {}

  /// @param file their certificates in PEM form
  static SSLContext context(Path file) throws Failure {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store(file));
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private static KeyStore store(Path file) throws GeneralSecurityException, Failure {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates(file)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      return store;
    } catch (IOException e) {
      throw refused(file, "cannot be read (%s)".formatted(FileFault.reason(e)), e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, Failure {
    try (InputStream in = InputFile.open(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw refused(file, "holds no certificate", new CertificateException());
      }
      return found;
    } catch (CertificateException e) {
      throw refused(file, "holds something else than PEM certificates", e);
    }
  }

  private static Failure refused(Path file, String what, Exception cause) {
    return new Failure(
        ExitCode.USAGE,
        "%s: '%s' %s; expected certificates in PEM form"
            .formatted(DaemonOption.AUTHORITIES, file, what),
        cause);
  }
}
