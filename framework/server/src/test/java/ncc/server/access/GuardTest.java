package ncc.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import ncc.server.web.ListenAddress;
import ncc.server.web.WebPart;
import ncc.server.web.WebServer;
import ncc.server.web.WebSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  private static final WebPart PART =
      routes -> {
        routes.get("/who", context -> context.result(Caller.of(context).name()));
        routes.get("/form", context -> context.result(Csrf.token(context)));
        routes.post("/change", context -> context.result("changed"));
        routes.get("/-/healthy", context -> context.result("healthy"));
      };

  private WebServer server;
  private Client client;

  @BeforeEach
  void serve() throws Exception {
    server = WebServer.start(new ListenAddress("127.0.0.1", 0), List.of(PART));
    client = new Client(server.url());
  }

  private static WebServer serving(Guard guard) throws Exception {
    var settings =
        new WebSettings(
            new ListenAddress("127.0.0.1", 0), java.util.Optional.empty(), Map.of(), guard);
    return WebServer.start(settings, List.of(PART));
  }

  @AfterEach
  void end() {
    server.close();
    client.close();
  }

  private static HttpRequest.Builder form(HttpRequest.Builder request, String body) {
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  @Test
  void whoeverIsOnThisMachineIsKnownAsLocal() throws Exception {
    assertThat(client.send(client.to("/who")).body()).isEqualTo("local");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:9474, 200",
    "127.1.2.3, 200",
    "[::1]:1, 200",
    "attacker.example, 421",
    "localhost.attacker.example, 421",
    "127.0.0.1.nip.example, 421",
    "192.0.2.1, 421",
    "'', 400",
  })
  void onlyNamesOfThisMachineAreServedWithoutAuthentication(String host, int status)
      throws Exception {
    assertThat(client.raw("GET /who HTTP/1.1\r\nHost: " + host + "\r\n")).isEqualTo(status);
  }

  @Test
  void aFormOfOurOwnPageIsTaken() throws Exception {
    var token = client.send(client.to("/form")).body();

    assertThat(client.send(form(client.to("/change"), "csrf=" + token)).body())
        .isEqualTo("changed");
    var script = client.to("/change").header("X-CSRF-Token", token).POST(BodyPublishers.noBody());
    assertThat(client.send(script.header("Sec-Fetch-Site", "same-origin")).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "csrf=", "csrf=guessed", "note=x"})
  void aFormWithoutItsTokenIsRefused(String body) throws Exception {
    client.send(client.to("/form"));

    assertThat(client.send(form(client.to("/change"), body)).statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenIsGoodForTheBrowserThatGotItAlone() throws Exception {
    try (var other = new Client(server.url())) {
      other.send(other.to("/form"));
      var token = client.send(client.to("/form")).body();

      assertThat(other.send(form(other.to("/change"), "csrf=" + token)).statusCode())
          .isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Sec-Fetch-Site, none",
    "Origin, https://attacker.example", "Origin, null", "Origin, http://127.0.0.1:1",
  })
  void whatAnotherSitesPageSendsIsRefusedEvenWithAToken(String header, String value)
      throws Exception {
    var token = client.send(client.to("/form")).body();

    var sent = form(client.to("/change"), "csrf=" + token).header(header, value);

    assertThat(client.send(sent).statusCode()).isEqualTo(403);
  }

  @Test
  void aProgramNeedsNoToken() throws Exception {
    var json =
        client
            .to("/change")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"));

    assertThat(client.send(json).statusCode()).isEqualTo(200);
    assertThat(client.send(client.to("/change").POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(200);
  }

  @Test
  void theCookieStaysWithOurPages() throws Exception {
    var cookie = client.send(client.to("/form")).headers().firstValue("Set-Cookie").orElse("");

    assertThat(cookie).startsWith("ncc-csrf=").contains("SameSite=Strict", "HttpOnly", "Path=/");
  }

  @ParameterizedTest
  @CsvSource({"VIEWER, GET, 200", "VIEWER, POST, 403", "OPERATOR, POST, 200"})
  void aViewerReadsAndAnOperatorChanges(Role role, String method, int status) throws Exception {
    var guard = new Guard(_ -> new Caller("ann", role));
    try (var guarded = serving(guard);
        var ann = new Client(guarded.url())) {
      var path = method.equals("GET") ? "/who" : "/change";

      var answer = ann.send(ann.to(path).method(method, BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "GARBAGE", "get"})
  void aViewerHasNoOtherMethod(String method) throws Exception {
    var guard = new Guard(_ -> new Caller("ann", Role.VIEWER));
    try (var guarded = serving(guard);
        var ann = new Client(guarded.url())) {
      assertThat(ann.raw(method + " /change HTTP/1.1\r\nHost: localhost\r\n")).isBetween(400, 599);
    }
  }

  @Test
  void aHeaderThatStandsForAnotherMethodGivesNoRight() throws Exception {
    var guard = new Guard(_ -> new Caller("ann", Role.VIEWER));
    try (var guarded = serving(guard);
        var ann = new Client(guarded.url())) {
      assertThat(ann.send(ann.to("/change").header("X-HTTP-Method-Override", "POST")).body())
          .isNotEqualTo("changed");
      var hidden = ann.to("/change").header("X-HTTP-Method-Override", "GET");
      assertThat(ann.send(hidden.POST(BodyPublishers.noBody())).statusCode()).isEqualTo(403);
    }
  }
}
