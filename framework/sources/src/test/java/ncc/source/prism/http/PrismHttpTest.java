package ncc.source.prism.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import ncc.source.prism.live.TlsServer;
import ncc.spi.setting.Secret;
import ncc.spi.setting.Settings;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PrismHttpTest {
  private static final String ANSWER = "{\"data\": [1, 2, 3]}";

  @TempDir static Path folder;
  private static TlsServer server;

  private final Map<String, List<String>> settings = new HashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);

  @BeforeAll
  static void start() throws Exception {
    server = TlsServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void letWaitingAnswersGo() {
    over.countDown();
  }

  private void answering(HttpHandler handler) {
    server.answering(exchange -> {
      asked.incrementAndGet();
      try (exchange) {
        handler.handle(exchange);
      }
    });
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /// Nothing more comes until the test is over.
  private void stall() throws IOException {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private static byte[] zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private PrismHttp open(int largest) throws Exception {
    settings.put("pin-sha256", List.of(server.fingerprint()));
    for (var setting : PrismSettings.ELEMENT) {
      if (!setting.otherwise().isEmpty()) {
        settings.putIfAbsent(setting.name(), List.of(setting.otherwise()));
      }
    }
    var request =
        new SourceRequest(
            "//ncc@127.0.0.1:" + server.port(),
            new Settings(settings, Map.<String, Secret>of("password", () -> "s3cret-4711")),
            WantedClusters.ALL,
            Recorder.NONE,
            InstantSource.fixed(Instant.parse("2026-11-20T21:00:00Z")));
    return PrismHttp.open(
        PrismAddress.parse("prism-element", request.location()), request, largest);
  }

  private String get() throws Exception {
    return get(1 << 20);
  }

  private String get(int largest) throws Exception {
    try (var http = open(largest)) {
      return new String(http.get("/api/x?y").readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
  void aZippedAnswerIsUnzipped(String coding) throws Exception {
    answering(exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", coding);
      send(exchange, 200, zipped(ANSWER));
    });

    assertThat(get()).isEqualTo(ANSWER);
  }

  @ParameterizedTest
  @CsvSource({"NTNX_IGW_SESSION, 401", "NTNX_IAM_SESSION, 403"})
  void aSessionIsKeptAndBegunAgainWhenItIsOver(String name, int refusal) throws Exception {
    var sent = new java.util.concurrent.CopyOnWriteArrayList<String>();
    answering(exchange -> {
      var headers = exchange.getRequestHeaders();
      sent.add(headers.containsKey("Authorization") ? "password" : headers.getFirst("Cookie"));
      boolean isOver = (name + "=first").equals(headers.getFirst("Cookie")) && asked.get() > 2;
      if (headers.containsKey("Authorization")) {
        var session = asked.get() == 1 ? "first" : "second";
        exchange.getResponseHeaders().add("Set-Cookie", name + "=" + session + "; Path=/");
        exchange.getResponseHeaders().add("Set-Cookie", "other=1");
      }
      send(exchange, isOver ? refusal : 200, ANSWER.getBytes(UTF_8));
    });
    settings.put("requests-per-second", List.of("1000"));

    try (var http = open(1 << 20)) {
      for (int i = 0; i < 4; i++) {
        assertThat(new String(http.get("/api/x").readAllBytes(), UTF_8)).isEqualTo(ANSWER);
      }
    }

    assertThat(sent)
        .containsExactly(
            "password", name + "=first", name + "=first", "password", name + "=second");
  }

  @Test
  void aZippedAnswerThatIsCutIsAskedForOnceMore() throws Exception {
    var whole = zipped(ANSWER);
    answering(exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      int length = asked.get() == 1 ? whole.length - 9 : whole.length;
      send(exchange, 200, java.util.Arrays.copyOf(whole, length));
    });

    assertThat(get()).isEqualTo(ANSWER);
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "1001, false"})
  void anAnswerMayBeAsLargeAsTheLimit(int size, boolean isTaken) throws Exception {
    answering(exchange -> send(exchange, 200, "x".repeat(size).getBytes(UTF_8)));

    checkTaken(size, isTaken);
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "1001, false"})
  void unzippedItMayBeNoLarger(int size, boolean isTaken) throws Exception {
    answering(exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      send(exchange, 200, zipped("x".repeat(size)));
    });

    checkTaken(size, isTaken);
  }

  private void checkTaken(int size, boolean isTaken) throws Exception {
    if (isTaken) {
      assertThat(get(1000)).hasSize(size);
    } else {
      assertThatThrownBy(() -> get(1000))
          .isInstanceOf(NoReplyException.class)
          .hasMessage("answered more than 1000 bytes, which is no answer");
    }
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPageWithoutEndIsReadUpToItsBound(boolean isPost) throws Exception {
    var sent = new java.util.concurrent.atomic.AtomicLong();
    answering(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      for (var some = new byte[1 << 16]; sent.get() < 1L << 30; sent.addAndGet(some.length)) {
        exchange.getResponseBody().write(some);
      }
    });

    try (var http = open(256 << 20)) {
      assertThatThrownBy(() -> ask(http, isPost))
          .isInstanceOf(NoReplyException.class)
          .hasMessage("answered more than 16777216 bytes, which is no answer");
    }
    assertThat(asked).hasValue(1);
    assertThat(sent.get()).isLessThan(64 << 20);
  }

  private static void ask(PrismHttp http, boolean isPost) throws Exception {
    try (var _ = isPost ? http.post("/api/x", "{}") : http.page("/api/x")) {
      throw new AssertionError("it came to an end");
    }
  }

  @Test
  void whoNeverAnswersIsAskedOnce() {
    settings.put("timeout", List.of("1s"));
    answering(_ -> stall());

    assertThatThrownBy(this::get)
        .isInstanceOf(NoReplyException.class)
        .hasMessage("no whole answer came within 1s");
    assertThat(asked).hasValue(1);
  }

  @Test
  void anAnswerThatStopsHalfWayIsNotWaitedFor() {
    settings.put("timeout", List.of("1s"));
    answering(exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("half".getBytes(UTF_8));
      exchange.getResponseBody().flush();
      stall();
    });

    assertThatThrownBy(this::get)
        .isInstanceOf(NoReplyException.class)
        .hasMessage("no whole answer came within 1s");
  }

  @Test
  void whoHasAnsweredBeforeIsAskedOnceMore() throws Exception {
    settings.put("timeout", List.of("1s"));
    answering(exchange -> {
      if (asked.get() == 2) {
        stall();
      }
      send(exchange, 200, ANSWER.getBytes(UTF_8));
    });

    try (var http = open(1000)) {
      http.get("/first");
      assertThat(http.get("/second").readAllBytes()).asString(UTF_8).isEqualTo(ANSWER);
    }
    assertThat(asked).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 502, 503})
  void theDateToComeBackAtIsWaitedFor(int status) throws Exception {
    answering(exchange -> {
      boolean isFirst = asked.get() == 1;
      exchange.getResponseHeaders().set("Retry-After", "Fri, 20 Nov 2026 21:00:00 GMT");
      send(exchange, isFirst ? status : 200, isFirst ? new byte[0] : ANSWER.getBytes(UTF_8));
    });

    assertThat(get()).isEqualTo(ANSWER);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aDateTooFarAwayIsNotWaitedFor() {
    answering(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", "Fri, 20 Nov 2026 22:00:00 GMT");
      send(exchange, 503, new byte[0]);
    });

    assertThatThrownBy(this::get)
        .isInstanceOf(NoReplyException.class)
        .hasMessage("answered 503 (not available)");
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 500, 307})
  void whatTheServerSaysWithARefusalIsNotRepeated(int status) {
    answering(exchange -> {
      var told = exchange.getRequestHeaders().getFirst("Authorization") + " s3cret-4711";
      exchange.getResponseHeaders().set("Location", "https://127.0.0.1/s3cret-4711");
      send(exchange, status, told.getBytes(UTF_8));
    });

    assertThatThrownBy(this::get)
        .isInstanceOf(NoReplyException.class)
        .hasMessageContaining(String.valueOf(status))
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining("Basic");
  }

  @Test
  void aTimeThatIsNoneIsRefusedBeforeAnybodyIsAsked() {
    settings.put("timeout", List.of("0s"));

    assertThatThrownBy(this::get).isInstanceOf(SourceException.class);
    assertThat(asked).hasValue(0);
  }
}
