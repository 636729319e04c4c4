package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the daemon serves, asked of the real process as a browser and Prometheus ask.
@Timeout(180)
class ServedPagesTest {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final String EXPIRY = "ngt_client_cert_expiry_check";

  @TempDir Path folder;
  private Ncc.Running serving;
  private String url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(Redirect.NORMAL)
          .build();

  @BeforeEach
  void serve() throws Exception {
    var address = "127.0.0.1:" + freePort();
    url = "http://" + address;
    serving =
        new Ncc(folder)
            .start(Map.of(), "--source", Ncc.TOKYO, "serve", "--web.listen-address", address);
    while (ncc("runs").out().lines().count() < 5) {
      assertThat(serving.process().isAlive()).isTrue();
    }
  }

  @AfterEach
  void end() throws Exception {
    serving.process().destroy();
    serving.end();
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Ncc.Result ncc(Object... words) throws Exception {
    return new Ncc(folder).run(words);
  }

  private HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  /// Sends a form as the page that holds it would.
  private HttpResponse<String> post(String page, String path, Map<String, String> fields)
      throws Exception {
    var token = CSRF.matcher(get(page).body());
    assertThat(token.find()).isTrue();
    var form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "csrf=" + encoded(token.group(1)) + "&", ""));
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

  private String idOf(String vm) throws Exception {
    return ncc("alerts")
        .out()
        .lines()
        .filter(line -> line.contains(vm))
        .findFirst()
        .orElseThrow()
        .split(" ", 2)[0];
  }

  @ParameterizedTest
  @CsvSource({
    "/, tokyo-01",
    "/?state=FAIL, tokyo-01",
    "/checks, NGT client certs expiring",
    "/checks/ngt_client_cert_expiry_check, db-01",
    "/checks/ngt_client_cert_expiry_check?q=WEB&cluster=tokyo-01, web-03",
    "/clusters/tokyo-01, ngt_serial_link_check",
    "/alerts, db-02",
    "/alerts?severity=CRITICAL&q=db, db-01",
    "/runs, ngt_port_2074_check",
    "/api/v1/clusters, tokyo-01",
    "/-/ready, ready",
  })
  void everyPathShowsWhatTheRunsFound(String path, String part) throws Exception {
    var answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(part);
    assertThat(answer.body().length()).isLessThan(150_000);
  }

  @Test
  void aCheckThatIsRunTellsHowFarItIsAndIsDownloadedAsRendered() throws Exception {
    var page = post("/checks/" + EXPIRY, "/runs", Map.of("check", EXPIRY, "cluster", "tokyo-01"));
    var task = page.uri().getPath();
    assertThat(task).startsWith("/tasks/");
    while (!get(task).body().contains("Succeeded")) {
      assertThat(serving.process().isAlive()).isTrue();
    }

    var report = "/api/v1/runs/" + task.substring("/tasks/".length()) + "/report/";
    var saved = Files.writeString(folder.resolve("run.json"), get(report + "json").body());
    for (String format : new String[] {"text", "html", "csv", "junit", "prometheus"}) {
      assertThat(get(report + format).body())
          .isEqualTo(ncc("render", saved, "--report", format + "=-").out());
    }
  }

  @Test
  void whoActsOnAnAlertIsInItsTrail() throws Exception {
    var id = idOf("db-02");
    var taken =
        post(
            "/alerts",
            "/alerts",
            Map.of("id", id, "act", "acknowledge", "note", "ordered", "for", "2d"));

    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body()).contains("Done. acknowledge: 1");
    assertThat(ncc("alerts", id).out()).contains("ACKNOWLEDGED", "ordered", "local");
    assertThat(post("/alerts", "/alerts", Map.of("id", id, "act", "waive")).statusCode())
        .isEqualTo(400);
    post("/alerts", "/alerts", Map.of("id", id, "act", "waive", "note", "replaced", "for", "4h"));
    assertThat(ncc("silence", "list").out()).contains("replaced");
    post("/alerts", "/alerts", Map.of("id", id, "act", "resolve"));
    assertThat(ncc("alerts", id).out()).contains("RESOLVED");
  }

  @Test
  void aCheckIsSetAndTurnedOffWithTheNameOfWhoDidIt() throws Exception {
    var page = "/checks/" + EXPIRY;
    var set = post(page, page + "/settings", Map.of("set.warn", "60d", "set.interval", "12h"));
    assertThat(set.body()).contains("by local", "every 12h", "60d");

    var refused = post(page, page + "/settings", Map.of("set.warn", "1000d"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Not changed:");

    var off = post(page, page + "/settings", Map.of("set.enabled", "false"));
    assertThat(off.body()).contains("It is turned off.", "Turn Check On");
  }

  /// The snapshot follows the runs within seconds.
  private String metricsOfTheRuns() throws Exception {
    var metrics = get("/metrics").body();
    while (!metrics.contains("ncc_check_status{check=\"" + EXPIRY + "\"")
        || !metrics.contains("ncc_check_interval_seconds{")) {
      assertThat(serving.process().isAlive()).isTrue();
      Thread.sleep(200);
      metrics = get("/metrics").body();
    }
    return metrics;
  }

  @Test
  void metricsTellWhatTheRunsFound() throws Exception {
    assertThat(metricsOfTheRuns().lines())
        .contains(
            "ncc_check_status{check=\"%s\",cluster=\"tokyo-01\",status=\"FAIL\"} 1.0"
                .formatted(EXPIRY),
            "ncc_check_interval_seconds{check=\"%s\",cluster=\"tokyo-01\"} 300.0".formatted(EXPIRY))
        .anyMatch(line -> line.startsWith("ncc_source_up{cluster=\"tokyo-01\""));
  }

  @Test
  @Tag("tools")
  void metricsPassPromtoolWithoutAWord() throws Exception {
    var metrics = metricsOfTheRuns();

    var promtool = new ProcessBuilder("promtool", "check", "metrics").start();
    try (var in = promtool.getOutputStream()) {
      in.write(metrics.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(promtool.getErrorStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEmpty();
    assertThat(promtool.waitFor()).isZero();
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/runs"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("check=" + EXPIRY))
            .build();

    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    assertThat(ncc("tasks").out()).isEmpty();
  }
}
