package ncc.server.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import ncc.server.web.ListenAddress;
import ncc.server.web.WebPart;
import ncc.server.web.WebServer;
import ncc.store.Store;
import ncc.store.sql.StoreAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What scanners and slow clients do, while somebody scrapes.
@Timeout(120)
class ScannerTest {
  private static final int SLOW_CLIENTS = 1000;
  private static final WebPart METRICS =
      routes -> routes.get("/metrics", context -> context.result("ncc_up 1\n"));

  @TempDir Path folder;
  private Store store;
  private WebServer server;
  private HttpClient http;

  @BeforeEach
  void serve() throws Exception {
    store = Store.open(new StoreAddress.Embedded(folder.resolve("store.db")));
    Files.writeString(folder.resolve("secret"), "the secret");
    server =
        WebServer.start(
            new ListenAddress("127.0.0.1", 0),
            List.of(METRICS, new ApiPart(new StoreApi.Watched(store))));
    http = HttpClient.newHttpClient();
  }

  @AfterEach
  void end() {
    http.close();
    server.close();
    store.close();
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private String answer(String request) throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/runs/../../../../secret/report/text",
        "/api/v1/runs/..%2f..%2f..%2fsecret/report/text",
        "/api/v1/runs/%2e%2e%2f%2e%2e%2fsecret/report/text",
        "/api/v1/runs/..%5c..%5csecret/report/text",
        "/api/v1/runs/%00/report/text",
        "/api/v1/runs/x/report/..%2f..%2fsecret",
        "/api/v1/runs/x/report/text%00.html",
        "/..;/..;/secret",
        "//secret",
        "/%c0%ae%c0%ae/secret",
        "/api/v1/../../secret",
        "/api/v1/openapi.json/../../../secret",
        "/WEB-INF/web.xml",
        "/.git/config",
        "http://other.example/secret",
        "*",
      })
  void noPathLeadsToAFile(String path) throws Exception {
    var answer =
        answer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).containsPattern("^HTTP/1.1 4\\d\\d").doesNotContain("the secret");
    assertThat(answer).doesNotContain("\tat ").doesNotContainIgnoringCase("jetty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PUT",
        "DELETE",
        "PATCH",
        "OPTIONS",
        "TRACE",
        "CONNECT",
        "PROPFIND",
        "post",
        "GET\t",
        "QUERY",
        "DEBUG",
      })
  void noOtherMethodDoesAnything(String method) throws Exception {
    var answer =
        answer(
            method
                + " /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nX-Secret: s3cret\r\n"
                + "Connection: close\r\n\r\n");

    assertThat(answer).containsPattern("^HTTP/1.1 [45]\\d\\d").doesNotContain("s3cret");
    assertThat(store.tasks().waiting()).isEmpty();
  }

  @Test
  void aHeaderCannotBeSmuggledIntoAnAnswer() throws Exception {
    var answer =
        answer(
            String.join(
                "\r\n",
                "GET /api/v1/alerts/x%0d%0aX-Evil:%201 HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "",
                ""));

    assertThat(answer).doesNotContain("\r\nX-Evil");
  }

  @Test
  void aThousandSlowClientsDisturbNoScrape() throws Exception {
    var slow = new ArrayList<Socket>();
    var ending = new AtomicBoolean();
    var scrapes = new AtomicInteger();
    var failures = new ArrayList<String>();
    var longest = new AtomicInteger();
    var scraper =
        Thread.ofPlatform()
            .start(() -> {
              while (!ending.get()) {
                scrape(scrapes, longest, failures);
              }
            });
    try {
      for (int i = 0; i < SLOW_CLIENTS; i++) {
        slow.add(connect());
        slow.getLast().getOutputStream().write(begun(i).getBytes(ISO_8859_1));
      }
      int before = scrapes.get();
      for (int round = 0; round < 5; round++) {
        for (Socket socket : slow) {
          trickle(socket);
        }
        Thread.sleep(500);
      }
      assertThat(scrapes.get()).isGreaterThan(before + 10);
    } finally {
      ending.set(true);
      scraper.join();
      for (Socket socket : slow) {
        socket.close();
      }
    }
    assertThat(failures).isEmpty();
    assertThat(longest.get()).isLessThan(5000);
  }

  /// Headers that do not end, and bodies that do not.
  private static String begun(int i) {
    return i % 2 == 0
        ? "GET /metrics HTTP/1.1\r\nHost: localhost\r\nX: "
        : "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 60000\r\n\r\n{";
  }

  private static void trickle(Socket socket) {
    try {
      socket.getOutputStream().write(' ');
    } catch (IOException _) {
      // It was let go, which is fine.
    }
  }

  private void scrape(AtomicInteger scrapes, AtomicInteger longest, List<String> failures) {
    long begun = System.nanoTime();
    try {
      var request =
          HttpRequest.newBuilder(URI.create(server.url()).resolve("/metrics"))
              .timeout(Duration.ofSeconds(10))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        failures.add(answer.toString());
      }
      scrapes.incrementAndGet();
    } catch (IOException | InterruptedException e) {
      failures.add(e.toString());
    }
    int millis = (int) Duration.ofNanos(System.nanoTime() - begun).toMillis();
    longest.accumulateAndGet(millis, Math::max);
  }
}
