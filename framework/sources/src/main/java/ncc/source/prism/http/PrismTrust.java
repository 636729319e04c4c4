package ncc.source.prism.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import ncc.spi.inventory.Caveat;
import ncc.spi.message.FileFault;
import ncc.spi.setting.InputFile;
import ncc.spi.setting.Settings;
import ncc.spi.source.SourceException;

/// Whom the settings trust: pinned certificates alone where there are pins, else the authorities of
/// `ca-file`, else those the Java runtime trusts. Nothing switches the check off.
final class PrismTrust {
  private PrismTrust() {}

  /// @throws SourceException one line that names the setting and what it accepts
  static SSLContext context(PrismAddress address, Settings settings) throws SourceException {
    var pins = pins(settings);
    var trust =
        pins.isEmpty()
            ? new IssuedTrust(address, authorities(settings.file("ca-file")))
            : new PinnedTrust(address, pins);
    return context(trust);
  }

  static SSLContext context(ServerTrust trust) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Set<Fingerprint> pins(Settings settings) throws SourceException {
    var pins = new HashSet<Fingerprint>();
    for (String text : settings.list("pin-sha256")) {
      pins.add(Fingerprint.parse(text).orElseThrow(() -> noPin(text)));
    }
    return pins;
  }

  private static SourceException noPin(String text) {
    return new SourceException(
        "pin-sha256: "
            + Caveat.quoted(text)
            + " is no SHA-256 fingerprint; expected 64 hexadecimal digits, with or without colons");
  }

  private static X509ExtendedTrustManager authorities(Optional<Path> file) throws SourceException {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(file.isEmpty() ? null : store(file.get()));
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException | IOException impossible) {
      throw new SourceException("no trust store can be made: " + impossible.getMessage());
    }
  }

  private static KeyStore store(Path file)
      throws GeneralSecurityException, IOException, SourceException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : certificates(file)) {
      store.setCertificateEntry("ca-" + number++, certificate);
    }
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file) throws SourceException {
    try (InputStream in = InputFile.open(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw noAuthorities(file, "holds no certificate", new CertificateException());
      }
      return found;
    } catch (IOException unreadable) {
      throw noAuthorities(
          file, "cannot be read (%s)".formatted(FileFault.reason(unreadable)), unreadable);
    } catch (CertificateException broken) {
      throw noAuthorities(file, "holds something else than PEM certificates", broken);
    }
  }

  private static SourceException noAuthorities(Path file, String what, Exception cause) {
    return new SourceException(
        "ca-file: " + file + " " + what + "; expected certificates in PEM form", cause);
  }
}
