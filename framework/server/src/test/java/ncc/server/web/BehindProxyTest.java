package ncc.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.json.config.AddressRange;
import ncc.json.config.ExternalUrl;
import ncc.server.access.Accounts;
import ncc.server.access.Csrf;
import ncc.server.access.Guard;
import ncc.server.access.Outside;
import ncc.server.access.Role;
import ncc.server.access.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a daemon makes of requests that a proxy sends on.
class BehindProxyTest {
  private static final WebPart PART =
      routes -> {
        routes.get("/who", context -> context.result(context.ip() + " " + context.scheme()));
        routes.get("/form", context -> context.result(Csrf.token(context)));
        routes.post("/change", context -> context.redirect("/who"));
        routes.get("/-/healthy", context -> context.result("healthy"));
      };

  private static final Accounts ACCOUNTS =
      new Accounts(
          Map.of(),
          Set.of(),
          List.of(new Token("ann", Role.OPERATOR, Token.hash("ncc_right"))),
          false);

  private Outside outside =
      new Outside(
          Optional.of(ExternalUrl.of("https://ncc.example/ncc")),
          List.of(AddressRange.of("127.0.0.0/8")));
  private WebServer server;

  @BeforeEach
  void serve() throws Exception {
    var settings =
        new WebSettings(
            new ListenAddress("127.0.0.1", 0),
            Optional.empty(),
            Map.of(),
            Guard.of(() -> ACCOUNTS, false, () -> java.time.Instant.EPOCH),
            () -> outside);
    server = WebServer.start(settings, List.of(PART));
  }

  @AfterEach
  void end() {
    server.close();
  }

  /// @param lines headers, `|` between them
  private String answer(String request, String lines) throws IOException {
    var port = URI.create(server.url()).getPort();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      var head =
          "%s HTTP/1.1\r\nHost: backend\r\n%sConnection: close\r\n\r\n"
              .formatted(request, lines.isEmpty() ? "" : lines.replace("|", "\r\n") + "\r\n");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private String known(String request, String lines) throws IOException {
    var token = "Authorization: Bearer ncc_right";
    return answer(request, lines.isEmpty() ? token : token + "|" + lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 127.0.0.1 http",
        "X-Forwarded-For: 192.0.2.7|X-Forwarded-Proto: https; 192.0.2.7 https",
        "X-Forwarded-For: 203.0.113.9, 192.0.2.7; 192.0.2.7 http",
        "X-Forwarded-For: 203.0.113.9, 192.0.2.7, 127.0.0.3; 192.0.2.7 http",
        "X-Forwarded-For: 203.0.113.9|X-Forwarded-For: 192.0.2.7; 192.0.2.7 http",
        "X-Forwarded-For: 192.0.2.7:4711; 192.0.2.7 http",
        "X-Forwarded-For: 2001:db8::7; [2001:db8:0:0:0:0:0:7] http",
        "X-Forwarded-For: nonsense; 127.0.0.1 http",
        "X-Forwarded-Proto: https; 127.0.0.1 http",
        "X-Forwarded-For: 192.0.2.7|X-Forwarded-Proto: gopher; 192.0.2.7 http",
        "Forwarded: for=192.0.2.7%proto=https; 192.0.2.7 https",
        "Forwarded: For=\"[2001:db8::7]:4711\"%by=_x%Proto=HTTPS; [2001:db8:0:0:0:0:0:7] https",
        "Forwarded: for=203.0.113.9, for=192.0.2.7; 192.0.2.7 http",
        "Forwarded: for=unknown; 127.0.0.1 http",
        "Forwarded: for=203.0.113.9|X-Forwarded-For: 192.0.2.7; 127.0.0.1 http",
        "Forwarded: for=192.0.2.7|X-Forwarded-For: 192.0.2.7; 192.0.2.7 http",
      })
  void theSenderIsTheNearestThatIsNoTrustedProxy(String lines, String who) throws Exception {
    assertThat(known("GET /who", lines.replace("%", ";"))).endsWith("\r\n\r\n" + who);
  }

  @Test
  void whatAnybodyElseSaysOfItsSenderIsNothing() throws Exception {
    outside = new Outside(outside.url(), List.of(AddressRange.of("192.0.2.0/24")));

    assertThat(known("GET /who", "X-Forwarded-For: 192.0.2.7|X-Forwarded-Proto: https"))
        .endsWith("127.0.0.1 http");
  }

  @Test
  void whoFailsToLogInHoldsUpNobodyElseBehindTheProxy() throws Exception {
    for (int i = 0; i < 6; i++) {
      answer("GET /who", "Authorization: Bearer wrong|X-Forwarded-For: 192.0.2.7");
    }

    assertThat(answer("GET /who", "Authorization: Bearer wrong|X-Forwarded-For: 192.0.2.7"))
        .startsWith("HTTP/1.1 429");
    assertThat(answer("GET /who", "Authorization: Bearer wrong|X-Forwarded-For: 192.0.2.8"))
        .startsWith("HTTP/1.1 401");
  }

  /// Whether or not the proxy takes the prefix off.
  @ParameterizedTest
  @CsvSource({
    "/who, 200",
    "/ncc/who, 200",
    "/nccwho, 404",
    "/ncc/ncc/who, 404",
    "/ncc/-/healthy, 200",
  })
  void thePrefixIsTakenOff(String path, int status) throws Exception {
    assertThat(known("GET " + path, "")).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void anAnswerLeadsOnToWhatIsOutside() throws Exception {
    assertThat(known("POST /ncc/change", "Content-Length: 0"))
        .contains("\r\nLocation: /ncc/who\r\n");
  }

  @Test
  void browsersAreToldToStayWithTls() throws Exception {
    assertThat(known("GET /who", ""))
        .contains("\r\nStrict-Transport-Security: max-age=31536000\r\n");

    outside = Outside.SAME;
    assertThat(known("GET /who", "")).doesNotContain("Strict-Transport-Security");
  }

  /// Whatever host the proxy asks for, and whatever it says of itself.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ncc.example",
        "https://ncc.example|X-Forwarded-For: 192.0.2.7|X-Forwarded-Proto: https",
        "http://backend",
        "https://backend|X-Forwarded-For: 192.0.2.7|X-Forwarded-Proto: https",
        "https://other.example|X-Forwarded-For: 192.0.2.7|X-Forwarded-Proto: https"
            + "|X-Forwarded-Host: other.example",
      })
  void aFormOfOurOwnPageIsTaken(String origin) throws Exception {
    assertThat(sent(origin)).contains("the page is older than the daemon");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://ncc.example",
        "https://ncc.example:444",
        "null",
        "https://evil.example|X-Forwarded-Host: evil.example",
      })
  void aFormOfAnotherSiteIsNot(String origin) throws Exception {
    assertThat(sent(origin)).contains("sent from a page of another site");
  }

  /// By a caller whom no token keeps safe from other sites.
  private String sent(String origin) throws Exception {
    var settings =
        new WebSettings(
            new ListenAddress("127.0.0.1", 0),
            Optional.empty(),
            Map.of(),
            Guard.of(() -> Accounts.NONE, true, () -> java.time.Instant.EPOCH),
            () -> outside);
    server.close();
    server = WebServer.start(settings, List.of(PART));
    return answer("POST /change", "Content-Length: 0|Origin: " + origin);
  }
}
