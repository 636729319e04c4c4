package ncc.testkit.prism;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import ncc.testkit.GeneratedFleet;

/// A stand-in for Prism on loopback: Prism Element of the first cluster of a generated site, and
/// Prism Central of all of them, over real HTTPS with a self-signed certificate as Prism's own is.
///
/// ```java
/// try (var prism = PrismSimulator.start(new GeneratedFleet(1000, 1))) {
///   client.get(prism.uri().resolve("/api/vmm/v4.3/ahv/config/vms"));
/// }
/// ```
///
/// It tells of no certificate when it expires, as Prism does not. Answers are made VM by VM while
/// they are sent. Safe for any number of threads.
public final class PrismSimulator implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpsServer server;
  private final ExecutorService threads;
  private final PrismSettings settings;
  private final String fingerprint;
  private final Desk desk;

  private PrismSimulator(HttpsServer server, PrismSettings settings, Certificate certificate)
      throws IOException {
    this.server = server;
    this.settings = settings;
    this.fingerprint = certificate.fingerprint();
    this.desk = new Desk(settings);
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    server.createContext("/", this::handle);
    server.start();
  }

  /// Starts a faultless one for one cluster on any free port.
  ///
  /// @throws UncheckedIOException when it cannot
  public static PrismSimulator start(GeneratedFleet fleet) {
    return start(PrismSettings.of(fleet));
  }

  /// Starts one.
  ///
  /// @throws UncheckedIOException when it cannot, such as where the port is in use
  public static PrismSimulator start(PrismSettings settings) {
    try {
      var address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), settings.port());
      return new PrismSimulator(HttpsServer.create(address, 0), settings, Certificate.load());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /// Where it listens: `https://127.0.0.1:PORT`.
  public URI uri() {
    return URI.create("https://127.0.0.1:" + port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// SHA-256 of its certificate, as 64 upper-case hexadecimal digits.
  public String fingerprint() {
    return fingerprint;
  }

  /// Who may ask.
  public PrismAccount account() {
    return settings.account();
  }

  /// Orders other faults, which count from now on.
  public void faults(PrismFaults faults) {
    desk.order(faults);
  }

  /// Gives `answer` to every authenticated request whose path, without its query, ends with `path`.
  public void answering(String path, CannedAnswer answer) {
    desk.order(path, answer);
  }

  /// What it was asked so far.
  public PrismTraffic traffic() {
    return desk.traffic();
  }

  /// Stops at once; answers under way are cut.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    desk.serve(exchange);
    exchange.close();
  }
}
