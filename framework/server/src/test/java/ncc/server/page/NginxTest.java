package ncc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import ncc.json.config.AddressRange;
import ncc.json.config.ExternalUrl;
import ncc.server.access.Outside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages below a path of an nginx that ends TLS, in each way that its manual has it.
@Tag("tools")
class NginxTest {
  @TempDir Path folder;
  private PageWorld world;
  private Optional<Process> nginx = Optional.empty();

  @BeforeEach
  void serve() throws Exception {
    world = new PageWorld(folder);
    world.holds(world.alert("a-1", PageWorld.vm("db"), "tokyo"));
  }

  @AfterEach
  void end() throws Exception {
    if (nginx.isPresent()) {
      nginx.get().destroy();
      nginx.get().waitFor();
    }
    world.close();
  }

  private Process start(List<String> line) throws Exception {
    return new ProcessBuilder(line)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out").toFile())
        .start();
  }

  private HttpClient client() throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (var in = Files.newInputStream(folder.resolve("nginx.crt"))) {
      trusted.setCertificateEntry(
          "nginx", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder()
        .sslContext(context)
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy_pass %s/;",
        "proxy_pass %s;",
        "proxy_pass %s/; proxy_set_header Host $http_host;",
        "proxy_pass %s; proxy_set_header Host $http_host;"
            + " proxy_set_header X-Forwarded-Proto $scheme;"
            + " proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
        "proxy_pass %s/; proxy_set_header X-Forwarded-Host $http_host;"
            + " proxy_set_header X-Forwarded-Proto $scheme;"
            + " proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
        "proxy_pass %s/; proxy_set_header Forwarded \"for=$remote_addr;proto=$scheme\";",
      })
  void aFormIsTakenAndLeadsOnToAPageOfIt(String location) throws Exception {
    int port = freePort();
    var outside = ExternalUrl.of("https://localhost:%d/ncc".formatted(port));
    world.outside = new Outside(Optional.of(outside), List.of(AddressRange.of("127.0.0.1")));
    Files.writeString(
        folder.resolve("nginx.conf"), configuration(port, location.formatted(world.origin())));
    start(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-nodes",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                "nginx.key",
                "-out",
                "nginx.crt"))
        .waitFor();
    nginx = Optional.of(start(List.of("nginx", "-p", folder.toString(), "-c", "nginx.conf")));
    try (var http = client()) {
      var alert = URI.create(outside + "/alerts/a-1");
      var page = answer(http, alert).body();
      assertThat(page).contains("href=\"/ncc/alerts\"");

      var token = page.replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
      var form =
          HttpRequest.newBuilder(alert.resolve("/ncc/alerts"))
              .header("Origin", outside.origin())
              .header("Sec-Fetch-Site", "same-origin")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("id=a-1&act=acknowledge&csrf=" + token));
      var done = http.send(form.build(), BodyHandlers.ofString());

      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      assertThat(done.uri().getPath()).startsWith("/ncc/alerts");
      assertThat(done.body()).contains("ACKNOWLEDGED");
    }
  }

  private static String configuration(int port, String location) {
    return """
    daemon off; pid nginx.pid; error_log stderr; worker_processes 1;
    events { worker_connections 64; }
    http {
      access_log off; client_body_temp_path body; proxy_temp_path proxy;
      fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
      server {
        listen 127.0.0.1:%d ssl; ssl_certificate nginx.crt; ssl_certificate_key nginx.key;
        location /ncc/ { %s }
      }
    }
    """
        .formatted(port, location);
  }

  /// As soon as it listens.
  private HttpResponse<String> answer(HttpClient http, URI uri) throws Exception {
    while (true) {
      assertThat(nginx.orElseThrow().isAlive())
          .as(Files.readString(folder.resolve("out")))
          .isTrue();
      try {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      } catch (java.net.ConnectException _) {
        Thread.onSpinWait();
      }
    }
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
