package ncc.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus with the sample configuration and rules scrapes a real daemon. The
/// certificates of the capture ended in the years before; the waiting times of the rules are left
/// out.
@Tag("tools")
@Timeout(180)
class PrometheusTest {
  private static final Path SAMPLES = Checkout.root().resolve("samples/prometheus");

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aCertificateAtItsEndFiresItsAlertInARealPrometheus() throws Exception {
    var address = "127.0.0.1:" + freePort();
    var serving =
        new Ncc(folder)
            .start(Map.of(), "--source", Ncc.TOKYO, "serve", "--web.listen-address", address);
    var prometheus = prometheus(address);
    try {
      assertThat(until(prometheus.url() + "/api/v1/alerts", "db-01", prometheus.process()))
          .contains("\"alertname\":\"NccClientCertificate", "\"state\":\"firing\"");
      assertThat(get(prometheus.url() + "/api/v1/targets")).contains("\"health\":\"up\"");
    } finally {
      prometheus.process().destroy();
      prometheus.process().waitFor();
      serving.process().destroy();
      serving.end();
    }
  }

  private record Running(Process process, String url) {}

  private Running prometheus(String target) throws Exception {
    var rules = folder.resolve("rules");
    Files.createDirectory(rules);
    for (String file : new String[] {"ncc-alerts.yml", "ncc-recording.yml", "prometheus.yml"}) {
      var text =
          Files.readString(SAMPLES.resolve(file))
              .replaceAll("(?m)^( +for:) .*$", "$1 0s")
              .replace("_interval: 1m", "_interval: 1s")
              .replace("scrape_timeout: 30s", "scrape_timeout: 1s")
              .replace("localhost:9474", target);
      Files.writeString(rules.resolve(file), text);
    }
    var listening = "127.0.0.1:" + freePort();
    var process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + rules.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=" + listening)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    return new Running(process, "http://" + listening);
  }

  private String until(String url, String part, Process process) throws Exception {
    var answer = "";
    while (!answer.contains(part)) {
      assertThat(process.isAlive()).as(() -> log("prometheus.log")).isTrue();
      Thread.sleep(200);
      answer = get(url);
    }
    return answer;
  }

  private String log(String name) {
    try {
      return Files.readString(folder.resolve(name), UTF_8);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  /// Nothing while nobody listens yet.
  private String get(String url) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(URI.create(url)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (java.io.IOException _) {
      return "";
    }
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
