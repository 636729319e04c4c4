package ncc.notify.setting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import ncc.spi.message.FileFault;
import ncc.spi.notify.DeliveryException;
import ncc.spi.setting.InputFile;
import ncc.spi.setting.Settings;

/// Whom TLS connections trust: the authorities of `ca-file`, else those the Java runtime trusts.
/// Nothing switches the check off.
public final class Trust {
  private Trust() {}

  /// @throws DeliveryException when `ca-file` cannot be used, which somebody may put right
  public static SSLContext context(Settings settings) throws DeliveryException {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store(settings.file("ca-file")).orElse(null));
      var context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Optional<KeyStore> store(Optional<Path> file)
      throws GeneralSecurityException, DeliveryException {
    return file.isEmpty() ? Optional.empty() : Optional.of(store(file.get()));
  }

  private static KeyStore store(Path file) throws GeneralSecurityException, DeliveryException {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates(file)) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
      return store;
    } catch (IOException unreadable) {
      throw refused(
          file, "cannot be read (%s)".formatted(FileFault.reason(unreadable)), unreadable);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, DeliveryException {
    try (InputStream in = InputFile.open(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw refused(file, "holds no certificate", new CertificateException());
      }
      return found;
    } catch (CertificateException broken) {
      throw refused(file, "holds something else than PEM certificates", broken);
    }
  }

  private static DeliveryException refused(Path file, String what, Exception cause) {
    return DeliveryException.forNow(
        "ca-file: " + file + " " + what + "; expected certificates in PEM form", cause);
  }
}
