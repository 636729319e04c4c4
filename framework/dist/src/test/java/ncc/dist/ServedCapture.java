package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A daemon that looks after one capture, as a process of its own, asked as a browser and
/// Prometheus ask; its first runs are stored.
final class ServedCapture {
  static final String EXPIRY = "ngt_client_cert_expiry_check";

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final Path folder;
  private final String url;
  private final Ncc.Running serving;
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(Redirect.NORMAL)
          .build();

  ServedCapture(Path folder) throws Exception {
    this.folder = folder;
    var address = "127.0.0.1:" + freePort();
    url = "http://" + address;
    // The capture was taken once: its facts are to count although they are old.
    var checks =
        Stream.of(
                "client_cert_expiry", "comm_link", "installer_version", "port_2074", "serial_link")
            .map("  ngt_%s_check: {max-age: 36500d}\n"::formatted)
            .collect(Collectors.joining());
    var file = Files.writeString(folder.resolve("served.yaml"), "checks:\n" + checks);
    serving =
        new Ncc(folder)
            .start(
                Map.of(),
                "--config",
                file,
                "--source",
                Ncc.TOKYO,
                "serve",
                "--web.listen-address",
                address);
    while (ncc("runs").out().lines().count() < 13) {
      assertIsAlive();
      Thread.sleep(100);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  void assertIsAlive() {
    assertThat(serving.process().isAlive()).isTrue();
  }

  /// A command beside it.
  Ncc.Result ncc(Object... words) throws Exception {
    return new Ncc(folder).run(words);
  }

  HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  /// Sends a form as the page that holds it would.
  HttpResponse<String> post(String page, String path, Map<String, String> fields) throws Exception {
    var token = CSRF.matcher(get(page).body());
    assertThat(token.find()).isTrue();
    return post(
        path,
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "csrf=" + encoded(token.group(1)) + "&", "")));
  }

  HttpResponse<String> post(String path, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  void end() throws IOException, InterruptedException {
    serving.process().destroy();
    serving.end();
  }
}
