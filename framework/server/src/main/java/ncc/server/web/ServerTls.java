package ncc.server.web;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import ncc.engine.ConfigurationException;
import ncc.engine.network.KeyPairFiles;
import ncc.json.config.WebConfiguration.ClientCertificates;
import ncc.json.config.WebConfiguration.WebTls;
import ncc.spi.probe.ClientKey;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// The key pair that the server shows, and whose certificates clients may show. Files that are
/// exchanged take effect for the connections made from then on.
final class ServerTls {
  private final SslContextFactory.Server factory = new SslContextFactory.Server();

  /// @throws ConfigurationException naming the file that cannot be used, and what to do
  ServerTls(WebTls files) throws ConfigurationException {
    set(factory, files, Stores.of(files));
  }

  SslContextFactory.Server factory() {
    return factory;
  }

  /// Reads the files again. When one cannot be used, all stays as it was.
  ///
  /// @throws ConfigurationException naming the file that cannot be used, and what to do
  void reload(WebTls files) throws ConfigurationException {
    var stores = Stores.of(files);
    try {
      factory.reload(_ -> set(factory, files, stores));
    } catch (Exception e) {
      throw new ConfigurationException("TLS cannot be set up: " + e.getMessage());
    }
  }

  private static void set(SslContextFactory.Server factory, WebTls files, Stores stores) {
    factory.setKeyStore(stores.keys());
    factory.setKeyStorePassword(stores.password());
    factory.setTrustStore(stores.trusted());
    factory.setNeedClientAuth(files.clients() == ClientCertificates.REQUIRED);
    factory.setWantClientAuth(files.clients() == ClientCertificates.VERIFIED_IF_GIVEN);
    factory.setIncludeProtocols(files.protocols().toArray(String[]::new));
    factory.setIncludeCipherSuites(files.ciphers().toArray(String[]::new));
  }

  /// What the files hold, in memory alone.
  private record Stores(KeyStore keys, String password, KeyStore trusted) {
    static Stores of(WebTls files) throws ConfigurationException {
      var pair = KeyPairFiles.readOwn(new ClientKey(files.certificates(), files.key()));
      var authorities =
          files.authorities().isPresent()
              ? KeyPairFiles.certificates(files.authorities().get())
              : List.<X509Certificate>of();
      try {
        var password = random();
        var keys = empty();
        keys.setKeyEntry(
            "server",
            pair.key(),
            password.toCharArray(),
            pair.chain().toArray(X509Certificate[]::new));
        return new Stores(keys, password, trusted(authorities));
      } catch (GeneralSecurityException | IOException e) {
        throw new ConfigurationException(
            "the key pair in '%s' cannot be used: %s".formatted(files.key(), e.getMessage()));
      }
    }

    private static KeyStore trusted(List<X509Certificate> authorities)
        throws GeneralSecurityException, IOException {
      var trusted = empty();
      for (int i = 0; i < authorities.size(); i++) {
        trusted.setCertificateEntry("authority-" + i, authorities.get(i));
      }
      return trusted;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    }

    private static String random() {
      var bytes = new byte[16];
      new SecureRandom().nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    }
  }
}
