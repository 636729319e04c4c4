package ncc.testkit.prism;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The key pair every stand-in shows, out of the file whose README says how it was made. It
/// protects nothing.
final class Certificate {
  private static final char[] FILE_PASSWORD = "loopback".toCharArray();

  private final KeyStore store;

  private Certificate(KeyStore store) {
    this.store = store;
  }

  static Certificate load() throws IOException {
    try (var in = Certificate.class.getResourceAsStream("stand-in.p12")) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(requireNonNull(in, "stand-in.p12 is not on the class path"), FILE_PASSWORD);
      return new Certificate(store);
    } catch (GeneralSecurityException e) {
      throw new IOException("stand-in.p12 cannot be read", e);
    }
  }

  SSLContext context() throws IOException {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, FILE_PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("this JDK cannot serve TLS", e);
    }
  }

  /// SHA-256 of the certificate, as upper-case hexadecimal digits.
  String fingerprint() throws IOException {
    try {
      var encoded = store.getCertificate("prism").getEncoded();
      var digest = MessageDigest.getInstance("SHA-256").digest(encoded);
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IOException("stand-in.p12 holds no certificate", e);
    }
  }
}
