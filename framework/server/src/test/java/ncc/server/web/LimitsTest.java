package ncc.server.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(90)
class LimitsTest {
  private static final WebPart PART =
      routes -> {
        routes.get("/-/healthy", context -> context.result("healthy"));
        routes.get("/metrics", context -> context.result("metrics"));
        routes.get("/hang", context -> context.result(await()));
        routes.get("/hello", context -> context.result("hello"));
        routes.post("/echo", context -> context.result(context.bodyAsBytes()));
      };

  private static final CountDownLatch END = new CountDownLatch(1);
  private static final AtomicInteger HANGING = new AtomicInteger();

  private WebServer server;

  private static String await() throws InterruptedException {
    HANGING.incrementAndGet();
    END.await();
    return "ended";
  }

  @BeforeEach
  void serve() throws Exception {
    server = WebServer.start(new ListenAddress("127.0.0.1", 0), List.of(PART));
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private String answer(String request) throws IOException {
    try (var socket = connect()) {
      try {
        send(socket, request);
      } catch (SocketException _) {
        // It has said enough before it was all sent.
      }
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static String echo(int bytes) {
    return "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Connection: close\r\nContent-Length: "
        + bytes
        + "\r\n\r\n"
        + "x".repeat(bytes);
  }

  /// More than there are threads.
  @Test
  void howeverManyRequestsHangWhoWatchesTheProcessIsAnswered() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var hanging =
          IntStream.range(0, 400)
              .mapToObj(_ -> http.sendAsync(to("/hang"), BodyHandlers.ofString()))
              .toList();
      while (HANGING.get() < 64) {
        Thread.onSpinWait();
      }

      for (String path : List.of("/-/healthy", "/metrics")) {
        assertThat(http.send(to(path), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      }

      assertThat(HANGING).hasValue(64);
      END.countDown();
      for (var answer : hanging) {
        assertThat(answer.get().body()).isEqualTo("ended");
      }
    }
  }

  private HttpRequest to(String path) {
    return HttpRequest.newBuilder(URI.create(server.url()).resolve(path)).build();
  }

  @ParameterizedTest
  @CsvSource({"/hello, 200", "/-/healthy, 200", "/metrics, 200", "/nowhere, 404"})
  void theHeadOfAnAnswerIsThatOfTheWhole(String path, int status) throws Exception {
    var head = answer("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    var whole = answer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(head)
        .startsWith("HTTP/1.1 " + status)
        .doesNotContain("Content-Length: 0")
        .endsWith("\r\n\r\n");
    assertThat(whole.replaceAll("Date:.*", "")).startsWith(head.replaceAll("Date:.*", ""));
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "65536, 200", "65537, 413", "1000000, 413"})
  void aBodyHasALongestLength(int bytes, String status) throws Exception {
    assertThat(answer(echo(bytes))).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void aBodyThatDoesNotSayItsLengthHasTheSameLimit() throws Exception {
    var head =
        String.join(
            "\r\n",
            "POST /echo HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Connection: close",
            "Transfer-Encoding: chunked",
            "",
            "");
    var chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";

    assertThat(answer(head + chunk + "0\r\n\r\n")).startsWith("HTTP/1.1 200");
    assertThat(answer(head + chunk.repeat(3) + "0\r\n\r\n")).startsWith("HTTP/1.1 413");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /hello HTTP/9.9, 505",
    "GET /hello, 505",
    "'\u0001\u0002\u0003', 400",
    "GET /hello HTTP/1.1\\r\\nHost: a\\r\\nHost: b, 400",
    "GET /hello HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: -1, 400",
    "POST /echo HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 1\\r\\nTransfer-Encoding:"
        + " chunked, 400",
  })
  void whatIsMalformedIsAProblemThatRepeatsNothingOfIt(String head, String status)
      throws Exception {
    var answer = answer(head.replace("\\r\\n", "\r\n") + "\r\nConnection: close\r\n\r\n");

    if (!answer.isEmpty()) {
      assertThat(answer)
          .containsPattern("^HTTP/1.1 " + status)
          .contains("application/problem+json")
          .doesNotContainIgnoringCase("jetty");
    }
  }

  @Test
  void overlongHeadersAreRefused() throws Exception {
    var head = "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(9000) + "\r\n\r\n";

    assertThat(answer(head)).startsWith("HTTP/1.1 431");
  }

  @Test
  @Tag("long")
  void whoSendsARequestByteByByteIsLetGo() throws Exception {
    try (var socket = connect()) {
      long begun = System.nanoTime();
      send(socket, "GET /hello HTTP/1.1\r\nX: ");
      while (isOpen(socket)) {
        Thread.sleep(500);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
    }
  }

  private static boolean isOpen(Socket socket) {
    try {
      send(socket, "x");
      socket.setSoTimeout(1);
      return socket.getInputStream().read() >= 0;
    } catch (java.net.SocketTimeoutException _) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
