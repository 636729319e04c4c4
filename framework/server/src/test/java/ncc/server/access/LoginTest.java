package ncc.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

class LoginTest {
  private static final WebPart PART =
      routes -> {
        routes.get("/who", context -> context.result(Caller.of(context).toString()));
        routes.get("/-/healthy", context -> context.result("healthy"));
        routes.post("/-/healthy", context -> context.result("changed"));
      };

  private volatile Instant now = Instant.EPOCH;
  private volatile Accounts accounts =
      new Accounts(
          Map.of("ann", bcrypt("right"), "ben", bcrypt("b:c:d")),
          Set.of("ben"),
          List.of(
              new Token("prometheus", Role.VIEWER, Token.hash("ncc_viewer")),
              new Token("nightly", Role.OPERATOR, Token.hash("ncc_operator"))),
          false);
  private WebServer server;
  private Client client;

  private static String bcrypt(String password) {
    return BCrypt.withDefaults().hashToString(4, password.toCharArray());
  }

  @BeforeEach
  void serve() throws Exception {
    var settings =
        new WebSettings(
            new ListenAddress("127.0.0.1", 0),
            Optional.empty(),
            Map.of(),
            Guard.of(() -> accounts, false, () -> now));
    server = WebServer.start(settings, List.of(PART));
    client = new Client(server.url());
  }

  @AfterEach
  void end() {
    server.close();
    client.close();
  }

  private HttpResponse<String> as(String authorization) throws Exception {
    return client.send(client.to("/who").header("Authorization", authorization));
  }

  private HttpResponse<String> asUser(String user, String password) throws Exception {
    var both = (user + ":" + password).getBytes(UTF_8);
    return as("Basic " + Base64.getEncoder().encodeToString(both));
  }

  @ParameterizedTest
  @CsvSource({"ann, right, OPERATOR", "ben, b:c:d, VIEWER"})
  void aUserIsAnOperatorUnlessNamedAsAViewer(String user, String password, Role role)
      throws Exception {
    assertThat(asUser(user, password).body()).isEqualTo(new Caller(user, role).toString());
  }

  @ParameterizedTest
  @CsvSource({"ncc_viewer, prometheus, VIEWER", "ncc_operator, nightly, OPERATOR"})
  void aTokenHasItsOwnerAndItsRole(String token, String name, Role role) throws Exception {
    assertThat(as("Bearer " + token).body()).isEqualTo(new Caller(name, role).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic YW5uOndyb25n",
        "Basic YW5u",
        "Basic !",
        "Basic",
        "Basic Ym9iOnJpZ2h0",
        "Bearer ncc_none",
        "Bearer",
        "Digest x",
        ""
      })
  void whoeverIsNotKnownIsAskedToSay(String authorization) throws Exception {
    var refused = as(authorization);

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).get().asString().contains("Basic");
  }

  @Test
  void aPathThatIsNotThereTellsNobodySo() throws Exception {
    assertThat(client.send(client.to("/nowhere")).statusCode()).isEqualTo(401);
  }

  @Test
  void whetherItLivesMayBeAskedByAnybodyAndNoMore() throws Exception {
    assertThat(client.send(client.to("/-/healthy")).body()).isEqualTo("healthy");
    var change = client.to("/-/healthy").POST(HttpRequest.BodyPublishers.noBody());
    assertThat(client.send(change).statusCode()).isEqualTo(401);
  }

  @Test
  void whoFailsAgainAndAgainHasToWaitEvenWhenRightAtLast() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(asUser("ann", "wrong" + i).statusCode()).isEqualTo(401);
    }

    var early = asUser("ann", "right");
    assertThat(early.statusCode()).isEqualTo(429);
    assertThat(early.headers().firstValue("Retry-After")).contains("1");

    now = now.plus(Duration.ofMillis(999));
    assertThat(asUser("ann", "right").statusCode()).isEqualTo(429);
    now = now.plus(Duration.ofMillis(1));
    assertThat(asUser("ann", "right").statusCode()).isEqualTo(200);
  }

  @Test
  void eachFurtherFailureWaitsTwiceAsLongUpToAMinute() throws Exception {
    for (int i = 0; i < 5; i++) {
      asUser("ann", "wrong");
    }
    for (int seconds : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
      assertThat(asUser("ann", "wrong").headers().firstValue("Retry-After"))
          .contains(Integer.toString(seconds));
      now = now.plusSeconds(seconds);
      assertThat(asUser("ann", "wrong").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void whoWasRightBeforeIsNotHeldUpByOthersOfItsAddress() throws Exception {
    asUser("ann", "right");
    for (int i = 0; i < 6; i++) {
      asUser("ben", "wrong");
    }

    assertThat(asUser("ann", "right").statusCode()).isEqualTo(200);
    assertThat(as("Bearer ncc_viewer").statusCode()).isEqualTo(200);
    assertThat(asUser("ben", "b:c:d").statusCode()).isEqualTo(429);
  }

  @Test
  void anotherPasswordTakesEffectAtOnce() throws Exception {
    asUser("ann", "right");

    accounts = new Accounts(Map.of("ann", bcrypt("new")), Set.of(), List.of(), false);

    assertThat(asUser("ann", "right").statusCode()).isEqualTo(401);
    assertThat(asUser("ann", "new").statusCode()).isEqualTo(200);
    assertThat(as("Bearer ncc_viewer").statusCode()).isEqualTo(401);
  }

  @Test
  void everyFailureIsLoggedWithoutWhatWasGiven() throws Exception {
    var log = java.util.logging.Logger.getLogger(Login.class.getName());
    var said = new java.util.concurrent.ConcurrentLinkedQueue<String>();
    var handler =
        new java.util.logging.StreamHandler() {
          @Override
          public synchronized void publish(java.util.logging.LogRecord entry) {
            said.add(new java.util.logging.SimpleFormatter().formatMessage(entry));
          }
        };
    log.addHandler(handler);
    try {
      asUser("ann", "secret-1");
      asUser("secret-2", "x");
      as("Bearer secret-3");
    } finally {
      log.removeHandler(handler);
    }

    assertThat(said)
        .containsExactly(
            "log-in from 127.0.0.1 refused: a wrong password of user 'ann'",
            "log-in from 127.0.0.1 refused: there is no such user",
            "log-in from 127.0.0.1 refused: nobody has this token");
  }

  @Test
  void nothingTellsAHash() {
    assertThat(accounts.toString()).doesNotContain("$2").doesNotContain(Token.hash("ncc_viewer"));
    assertThat(accounts.tokens().toString()).doesNotContain(Token.hash("ncc_viewer"));
  }
}
