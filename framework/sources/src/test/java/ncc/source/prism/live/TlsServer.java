package ncc.source.prism.live;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A server that shows a certificate made on the spot and answers whatever it is asked with 404,
/// until told otherwise.
public final class TlsServer implements AutoCloseable {
  private static final char[] PASSWORD = "loopback".toCharArray();
  private static final Map<List<String>, KeyStore> STORES = new ConcurrentHashMap<>();

  private final HttpsServer server;
  private final X509Certificate certificate;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile HttpHandler handler =
      exchange -> {
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
      };

  private TlsServer(KeyStore store) throws GeneralSecurityException, IOException {
    certificate = (X509Certificate) store.getCertificate("prism");
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    server =
        HttpsServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", exchange -> handler.handle(exchange));
    server.setExecutor(threads);
    server.start();
  }

  /// @param folder in which a certificate is made
  /// @param options of `keytool -genkeypair` beside those every certificate has; servers of the
  ///   same options show the same one
  public static TlsServer start(Path folder, String... options) throws Exception {
    return new TlsServer(STORES.computeIfAbsent(List.of(options), some -> made(folder, some)));
  }

  private static KeyStore made(Path folder, List<String> options) {
    try {
      var file = Files.createTempDirectory(folder, "tls").resolve("prism.p12");
      var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      var command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", "prism"));
      command.addAll(List.of("-keyalg", "EC", "-dname", "CN=prism.example", "-ext", "bc=ca:true"));
      command.addAll(List.of("-storepass", new String(PASSWORD), "-keystore", file.toString()));
      command.addAll(options);
      var made = new ProcessBuilder(command).redirectErrorStream(true).start();
      made.getInputStream().readAllBytes();
      if (made.waitFor() != 0) {
        throw new IllegalStateException("keytool failed");
      }
      return KeyStore.getInstance(file.toFile(), PASSWORD);
    } catch (IOException | GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Answers like this from now on.
  public void answering(HttpHandler another) {
    handler = another;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  X509Certificate certificate() {
    return certificate;
  }

  public String fingerprint() throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
  }

  /// Its certificate as a PEM file.
  Path pem(Path folder) throws IOException, GeneralSecurityException {
    var text = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return Files.writeString(
        folder.resolve("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
