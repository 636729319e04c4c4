package ncc.notify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ncc.notify.Receiver.status;
import static ncc.notify.Samples.NOW;
import static ncc.notify.Samples.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ncc.notify.Receiver;
import ncc.notify.Samples;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Notification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookNotifierTest {
  private static final WebhookNotifier WEBHOOK = new WebhookNotifier();
  private static final Notification ONE = Samples.raised("web-01");

  @Test
  void theNotificationIsPostedAsJson() throws Exception {
    try (var receiver = new Receiver(status(204, ""))) {
      deliver(receiver, ONE, Map.of());

      var told = receiver.told().getFirst();
      assertThat(told.path()).isEqualTo("/hook?team=ops");
      assertThat(told.header("Content-type")).isEqualTo("application/json");
      assertThat(told.header("X-ncc-notification")).isEqualTo("20261122T060000Z-0007");
      assertThat(new ObjectMapper().readTree(told.body()).at("/alerts/0/subject/name").asText())
          .isEqualTo("web-01");
    }
  }

  @Test
  void theSignatureCoversTimeAndBody() throws Exception {
    try (var receiver = new Receiver(status(200, "ok"))) {
      deliver(receiver, ONE, Map.of("secret-env", List.of("NCC_SECRET")));

      var told = receiver.told().getFirst();
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      mac.update("1795327200.".getBytes(UTF_8));
      assertThat(told.header("X-ncc-timestamp")).isEqualTo("1795327200");
      assertThat(told.header("X-ncc-signature"))
          .isEqualTo(
              "sha256=" + HexFormat.of().formatHex(mac.doFinal(told.body().getBytes(UTF_8))));
    }
  }

  @Test
  void withoutASecretNothingIsSigned() throws Exception {
    try (var receiver = new Receiver(status(200, ""))) {
      deliver(receiver, ONE, Map.of());

      assertThat(receiver.told().getFirst().headers()).doesNotContainKey("X-ncc-signature");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "token-env,, Bearer s3cret-w0rd",
    "password-env, ncc, Basic bmNjOnMzY3JldC13MHJk",
  })
  void whoPostsIsSaidByTokenOrPassword(String setting, String user, String expected)
      throws Exception {
    try (var receiver = new Receiver(status(200, ""))) {
      var settings = new HashMap<>(Map.of(setting, List.of("NCC_SECRET")));
      if (user != null) {
        settings.put("username", List.of(user));
      }
      deliver(receiver, ONE, settings);

      assertThat(receiver.told().getFirst().header("Authorization")).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "301, true",
    "400, true",
    "401, true",
    "404, true",
    "408, false",
    "410, true",
    "425, false",
    "429, false",
    "500, false",
    "503, false",
  })
  void theStatusSaysWhetherToTryAgain(int status, boolean isFinal) throws Exception {
    var failed = failed(status(status, "no luck"));

    assertThat(failed.isFinal()).isEqualTo(isFinal);
    assertThat(failed).hasMessageContaining(" answered " + status);
  }

  @Test
  void theFailureSaysWhatTheReceiverSaidOnOneLineAndNoSecret() throws Exception {
    var failed =
        failed(
            status(400, "\n  token s3cret-w0rd \u001b[31mrefused\nsecond line"),
            Map.of("token-env", List.of("NCC_SECRET")));

    assertThat(failed.getMessage())
        .matches("http://127\\.0\\.0\\.1:\\d+ answered 400: 'token \\*{8} \ufffd\\[31mrefused'");
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (var other = new Receiver(status(200, ""))) {
      var failed =
          failed((exchange, receiver) -> {
            exchange.getResponseHeaders().set("Location", other.url() + "/");
            status(307, "").to(exchange, receiver);
          });

      assertThat(failed).hasMessageEndingWith("answered 307; redirects are not followed");
      assertThat(other.told()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "120, PT2M",
    "'Sun, 22 Nov 2026 06:10:00 GMT', PT10M",
    "0,",
    "soon,",
    "'Sun, 22 Nov 2026 05:59:59 GMT',",
  })
  void theReceiverMaySayHowLongToWait(String header, Duration expected) throws Exception {
    var failed =
        failed((exchange, receiver) -> {
          exchange.getResponseHeaders().set("Retry-After", header);
          status(503, "").to(exchange, receiver);
        });

    assertThat(failed.patience()).isEqualTo(java.util.Optional.ofNullable(expected));
  }

  @Test
  void anAnswerAfterTheDeadlineIsNone() throws Exception {
    var failed =
        failed(
            (exchange, receiver) -> {
              receiver.waitForTheEnd();
              exchange.sendResponseHeaders(200, -1);
            },
            Map.of("timeout", List.of("1s")));

    assertThat(failed.isFinal()).isFalse();
    assertThat(failed).hasMessageEndingWith(" did not answer within 1s");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void ofAnEndlessAnswerOnlyTheBeginningIsRead(int status) throws Exception {
    var endless =
        (Receiver.Answer)
            (exchange, _) -> {
              exchange.sendResponseHeaders(status, 0);
              while (true) {
                exchange.getResponseBody().write(new byte[1 << 16]);
              }
            };
    try (var receiver = new Receiver(endless)) {
      if (status == 200) {
        deliver(receiver, ONE, Map.of());
      } else {
        assertThat(failed(endless).isFinal()).isFalse();
      }
    }
  }

  @Test
  void aConnectionThatBreaksMayHoldTomorrow() throws Exception {
    var failed = failed((exchange, _) -> exchange.close());

    assertThat(failed.isFinal()).isFalse();
    assertThat(failed).hasMessageContaining("the connection broke");
  }

  @Test
  void nobodyThereMayBeThereTomorrow() throws Exception {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    var failed = failed("http://127.0.0.1:" + port + "/token-in-the-path", ONE);

    assertThat(failed.isFinal()).isFalse();
    assertThat(failed).hasMessage("http://127.0.0.1:" + port + ": the connection is refused");
  }

  @Test
  void aNameThatIsNotKnownIsSaid() {
    assertThat(failed("http://nobody.invalid/", ONE))
        .hasMessage("http://nobody.invalid: the name is not known");
  }

  @Test
  void anInterruptionEndsItAtOnce() throws Exception {
    try (var receiver = new Receiver((_, self) -> self.waitForTheEnd())) {
      Thread.currentThread().interrupt();

      var failed = failed(receiver.url(), ONE);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(failed.isFinal()).isFalse();
    }
  }

  @Test
  void aSecretThatIsNotThereIsSaid() throws Exception {
    try (var receiver = new Receiver(status(200, ""))) {
      var failed =
          catchThrowableOfType(
              DeliveryException.class,
              () -> deliver(receiver, ONE, Map.of("secret-env", List.of("NCC_NOTHING"))));

      assertThat(failed)
          .hasMessage("secret-env: the environment variable NCC_NOTHING is not set or is empty");
      assertThat(receiver.told()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url=ftp://x/ | url: expected a URL such as https://alerts.example/ncc, without a password",
        "url=https://u:hunter2@x/ | url: expected a URL such as https://alerts.example/ncc, without"
            + " a password",
        "url=not a url | url: expected a URL such as https://alerts.example/ncc, without a"
            + " password",
        "timeout=5s | url is missing; expected a URL such as https://alerts.example/ncc, without a"
            + " password",
        "url=http://x/ timeout=0s | timeout: expected more than 0s",
        "url=http://hooks.example:8080/T0K3N token-env=A | url: http://hooks.example:8080 would"
            + " send the token or password in the clear; expected https",
        "url=http://192.0.2.7/ username=a password-env=A | url: http://192.0.2.7 would send the"
            + " token or password in the clear; expected https",
        "url=http://127.evil.example/ token-env=A | url: http://127.evil.example would send the"
            + " token or password in the clear; expected https",
        "url=http://x/ max-alerts=0 | max-alerts: expected at least 1",
        "url=http://x/ username=a | username is given without a password",
        "url=https://x/ password-env=A | password is given without a username",
        "url=https://x/ token-env=A username=a password-env=A | token and username are both given;"
            + " expected one of them",
      })
  void whatIsWrongWithTheSettingsIsTold(String written, String fault) {
    assertThat(WEBHOOK.faults(settings(written))).containsExactly(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.9.8.7:9093", "[::1]", "[::1]:80"})
  void whatStaysOnThisMachineNeedsNoEncryption(String host) {
    assertThat(WEBHOOK.faults(settings("url=http://" + host + "/ token-env=A"))).isEmpty();
  }

  @Test
  void nothingIsWrongWithAUrlAlone() {
    assertThat(WEBHOOK.faults(settings("url=https://alerts.example:8443/a?b=c"))).isEmpty();
  }

  private static ncc.spi.setting.Settings settings(String written) {
    var settings = new HashMap<String, List<String>>();
    for (String one : written.split(" (?=[a-z-]+=)", -1)) {
      var parts = one.split("=", 2);
      settings.put(parts[0], List.of(parts[1]));
    }
    return Samples.settings(WEBHOOK, settings);
  }

  private static void deliver(
      Receiver receiver, Notification notification, Map<String, List<String>> more)
      throws DeliveryException {
    var settings = new HashMap<>(more);
    settings.put("url", List.of(receiver.url() + "/hook?team=ops"));
    WEBHOOK.deliver(notification, Samples.settings(WEBHOOK, settings), NOW);
  }

  private static DeliveryException failed(Receiver.Answer answer) throws IOException {
    return failed(answer, Map.of());
  }

  private static DeliveryException failed(Receiver.Answer answer, Map<String, List<String>> more)
      throws IOException {
    try (var receiver = new Receiver(answer)) {
      return catchThrowableOfType(
          DeliveryException.class, () -> deliver(receiver, ONE, new HashMap<>(more)));
    }
  }

  private static DeliveryException failed(String url, Notification notification) {
    var settings = Samples.settings(WEBHOOK, Map.of("url", List.of(url)));
    return catchThrowableOfType(
        DeliveryException.class, () -> WEBHOOK.deliver(notification, settings, NOW));
  }
}
