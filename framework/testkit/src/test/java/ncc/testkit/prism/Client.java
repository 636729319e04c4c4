package ncc.testkit.prism;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Asks a stand-in, and trusts whatever certificate it shows.
final class Client implements AutoCloseable {
  private final PrismSimulator prism;
  private final AtomicReference<X509Certificate> shown = new AtomicReference<>();
  private final HttpClient http;

  Client(PrismSimulator prism) throws GeneralSecurityException {
    this.prism = prism;
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    this.http = HttpClient.newBuilder().sslContext(context).build();
  }

  /// The certificate of the latest connection.
  X509Certificate shown() {
    return shown.get();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(withPassword(path).GET());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(withPassword(path).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder withPassword(String path) {
    var account = prism.account();
    var pair = account.user() + ":" + account.password();
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    return anonymous(path).header("Authorization", "Basic " + basic);
  }

  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(prism.uri().resolve(path));
  }

  @Override
  public void close() {
    http.close();
  }

  private final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      shown.set(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      shown.set(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      shown.set(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
