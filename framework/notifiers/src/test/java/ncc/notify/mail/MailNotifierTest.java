package ncc.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import ncc.notify.Samples;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Destination;
import ncc.spi.setting.Settings;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a GreenMail server, with what stands before it to speak STARTTLS.
@Timeout(120)
class MailNotifierTest {
  private static final MailNotifier NOTIFIER = new MailNotifier();

  @TempDir Path folder;
  private final GreenMail mails =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private TestCertificate certificate;
  private Path authorities;

  @BeforeEach
  void start() throws Exception {
    mails.start();
    mails.setUser("ncc@example.com", "ncc", Samples.SECRET);
    certificate = TestCertificate.of("localhost");
    authorities = certificate.saved(folder.resolve("ca.pem"));
  }

  @AfterEach
  void stop() {
    mails.stop();
  }

  @Test
  void theMailComesOverTlsAndSaysWhoIsAsked() throws Exception {
    try (var front = front(true)) {
      deliver(front, Map.of());

      assertThat(front.heard().subList(0, 3))
          .satisfiesExactly(
              first -> assertThat(first).startsWith("EHLO "),
              second -> assertThat(second).isEqualTo("STARTTLS"),
              third -> assertThat(third).startsWith("tls EHLO "));
      assertThat(front.heard().subList(3, front.heard().size()))
          .allMatch(line -> line.startsWith("tls "));
    }
    MimeMessage mail = mails.getReceivedMessages()[0];
    assertThat(mail.getHeader("From")).containsExactly("NCC <ncc@example.com>");
    assertThat(mail.getHeader("To")).containsExactly("ops@example.com, night@example.com");
    assertThat(mail.getSubject())
        .isEqualTo("[WARNING] NGT client certificates expiring: web-01 (tokyo-01)");
    assertThat(mail.getHeader("Message-ID")).containsExactly("<20261122T060000Z-0007@example.com>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getSentDate().toInstant()).isEqualTo(Samples.NOW);
    assertThat(mail.getContentType()).startsWith("multipart/mixed");
  }

  @Test
  void aServerWithoutTlsGetsNothing() throws Exception {
    try (var front = front(false)) {
      var failed =
          failed(front, Map.of("username", List.of("ncc"), "password-env", List.of("NCC_SECRET")));

      assertThat(failed).hasMessageContaining("STARTTLS");
      assertThat(failed.isFinal()).isFalse();
      assertThat(front.heard()).noneMatch(line -> line.matches("AUTH.*|MAIL.*"));
    }
  }

  @Test
  void aCertificateThatNobodyTrustsIsRefused() throws Exception {
    authorities = TestCertificate.of("localhost").saved(folder.resolve("other.pem"));
    try (var front = front(true)) {
      var failed = failed(front, Map.of());

      assertThat(failed.isFinal()).isFalse();
      assertThat(failed).hasMessageContaining("Could not convert socket to TLS");
      assertThat(mails.getReceivedMessages()).isEmpty();
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefused() throws Exception {
    certificate = TestCertificate.of("elsewhere.example");
    authorities = certificate.saved(folder.resolve("ca.pem"));
    try (var front = front(true)) {
      failed(front, Map.of());

      assertThat(mails.getReceivedMessages()).isEmpty();
    }
  }

  @Test
  void whoSendsLogsIn() throws Exception {
    try (var front = front(true)) {
      deliver(front, Map.of("username", List.of("ncc"), "password-env", List.of("NCC_SECRET")));

      assertThat(front.heard()).anyMatch(line -> line.startsWith("tls AUTH "));
      assertThat(mails.getReceivedMessages()).hasSize(2);
    }
  }

  @Test
  void aWrongPasswordIsFinalAndNotRepeated() throws Exception {
    mails.setUser("ncc@example.com", "ncc", "another");
    try (var front = front(true)) {
      var failed =
          failed(front, Map.of("username", List.of("ncc"), "password-env", List.of("NCC_SECRET")));

      assertThat(failed.isFinal()).isTrue();
      assertThat(failed)
          .hasMessageStartingWith("localhost:" + front.port() + " refused the login: '535 ");
      assertThat(failed.getMessage()).doesNotContain(Samples.SECRET);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ops@example.com,unknown@example.com | true | unknown@example.com: '550 5.1.1 no such user"
            + " here' (the others were told) | 1",
        "unknown@example.com | true | unknown@example.com: '550 5.1.1 no such user here' | 0",
        "later@example.com,unknown@example.com | false | later@example.com: '451 4.7.1 greylisted,"
            + " try again'; unknown@example.com: '550 5.1.1 no such user here' | 0",
        "ops@example.com,later@example.com | false | later@example.com: '451 4.7.1 greylisted, try"
            + " again' (the others were told) | 1",
      })
  void aRefusedRecipientIsNamed(String to, boolean isFinal, String message, int received)
      throws Exception {
    try (var front = front(true)) {
      var failed = failed(front, Map.of("to", List.of(to.split(","))));

      assertThat(failed).hasMessage("localhost:" + front.port() + " refused " + message);
      assertThat(failed.isFinal()).isEqualTo(isFinal);
      assertThat(mails.getReceivedMessages()).hasSize(received);
    }
  }

  @Test
  void whoIsRefusedForNowMakesNobodyElseGetCopies() throws Exception {
    try (var front = front(true)) {
      var to = List.of("ops@example.com", "later@example.com", "night@example.com");
      var waiting = NOTIFIER.destinations(settings(front.port(), Map.of("to", to)));
      assertThat(waiting).extracting(Destination::name).isEqualTo(to);

      for (int round = 0; round < 5; round++) {
        waiting = waiting.stream().filter(one -> !takes(one)).toList();
      }

      assertThat(waiting).extracting(Destination::name).containsExactly("later@example.com");
      assertThat(mails.getReceivedMessages()).hasSize(2);
      assertThat(mails.getReceivedMessages()[0].getHeader("To"))
          .containsExactly("ops@example.com, later@example.com, night@example.com");
    }
  }

  private static boolean takes(Destination destination) {
    try {
      NOTIFIER.deliver(Samples.raised("web-01"), destination.settings(), Samples.NOW);
      return true;
    } catch (DeliveryException _) {
      return false;
    }
  }

  @Test
  void namesInAnyScriptAreEncoded() throws Exception {
    var name =
        "\u5f53\u76f4\u3001\u6771\u4eac\u30c7\u30fc\u30bf\u30bb\u30f3\u30bf\u30fc\u76e3\u8996\u62c5\u5f53";
    try (var front = front(true)) {
      deliver(
          front,
          Map.of(
              "from", List.of(name + " <ncc@example.com>"),
              "to",
                  List.of(
                      "\"" + name + ", 1\" <ops@example.com>",
                      "J\u00fcrgen <j@b\u00fccher.example>")));
      assertThat(front.heard())
          .contains("tls RCPT TO:<j@xn--bcher-kva.example>")
          .allMatch(line -> line.chars().allMatch(c -> c < 128));
    }

    MimeMessage mail = mails.getReceivedMessages()[0];
    assertThat(mail.getHeader("From", null)).matches("\\p{ASCII}+").contains("=?UTF-8?");
    assertThat(mail.getHeader("To", null)).matches("(?s)\\p{ASCII}+");
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo(name);
    assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal())
        .isEqualTo(name + ", 1");
    assertThat(mail.getHeader("Message-ID", null)).endsWith("@example.com>");
  }

  @Test
  void itIntroducesItselfAsItIsSet() throws Exception {
    try (var front = front(true)) {
      deliver(front, Map.of("ehlo", List.of("ncc.example.com")));

      assertThat(front.heard())
          .filteredOn(line -> line.contains("EHLO"))
          .containsExactly("EHLO ncc.example.com", "tls EHLO ncc.example.com");
    }
  }

  @ParameterizedTest
  @CsvSource({"none, 220-hello", "starttls, 220-hello", "none, x", "implicit, 220-hello"})
  void anEndlessGreetingIsCutOff(String tls, String line) throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> greet(server, tls, line.equals("x") ? line : line + "\r\n"));
      var settings = settings(server.getLocalPort(), Map.of("tls", List.of(tls)));

      var failed =
          catchThrowableOfType(
              DeliveryException.class,
              () -> NOTIFIER.deliver(Samples.raised("a"), settings, Samples.NOW));

      assertThat(failed.isFinal()).isFalse();
      assertThat(failed).hasMessageContaining("the server says more than 1 MiB");
    }
  }

  private void greet(ServerSocket server, String tls, String words) {
    try (var plain = server.accept();
        var client = tls.equals("implicit") ? encrypted(plain) : plain) {
      var chunk = words.repeat(1000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      while (true) {
        client.getOutputStream().write(chunk);
      }
    } catch (Exception _) {
      // The client has heard enough.
    }
  }

  private Socket encrypted(Socket plain) throws Exception {
    var socket =
        (SSLSocket) certificate.server().getSocketFactory().createSocket(plain, null, 0, true);
    socket.setUseClientMode(false);
    return socket;
  }

  @Test
  void nobodyThereMayBeThereTomorrow() throws Exception {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    var settings = settings(port, Map.of("tls", List.of("none")));

    var failed =
        catchThrowableOfType(
            DeliveryException.class,
            () -> NOTIFIER.deliver(Samples.raised("a"), settings, Samples.NOW));

    assertThat(failed.isFinal()).isFalse();
    assertThat(failed).hasMessageStartingWith("localhost:" + port + ": ");
    assertThat(String.valueOf(failed.getMessage()).lines()).hasSize(1);
  }

  @Test
  void aHostileNameStaysInItsPlace() throws Exception {
    try (var front = front(true)) {
      NOTIFIER.deliver(
          Samples.raised("web\r\nBcc: evil@example.com\r\n\r\n" + SampleRuns.HOSTILE),
          settings(front.port(), Map.of()),
          Samples.NOW);
    }

    MimeMessage mail = mails.getReceivedMessages()[0];
    assertThat(mails.getReceivedMessages()).hasSize(2);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject())
        .startsWith("[WARNING] NGT client certificates expiring: web\ufffd\ufffdBcc: evil@exampl")
        .endsWith(" (tokyo-01)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "to=ops | to: 'ops' is not accepted; expected an address such as ops@example.com",
        "to=a@b c@d | to: 'a@b c@d' is not accepted; expected an address such as ops@example.com",
        "from=a@b, c@d | from: 'a@b, c@d' is not accepted; expected an address such as"
            + " ops@example.com",
        "host= | host is missing; expected an SMTP server such as smtp.example.com",
        "to=\u5f53\u76f4@example.com | to: '\u5f53\u76f4@example.com' is not accepted; expected an"
            + " address such as ops@example.com",
        "ehlo=a b | ehlo: expected a name such as ncc.example.com, or an address such as"
            + " [192.0.2.7]",
        "port=0 | port: expected 1 to 65535",
        "port=65536 | port: expected 1 to 65535",
        "timeout=0s | timeout: expected more than 0s",
        "username=ncc | username is given without a password",
      })
  void whatIsWrongWithTheSettingsIsTold(String written, String fault) {
    var parts = written.split("=", 2);

    assertThat(NOTIFIER.faults(settings(25, Map.of(parts[0], List.of(parts[1])))))
        .containsExactly(fault);
  }

  @Test
  void aPasswordIsNotSentInTheClear() {
    var written =
        Map.of(
            "tls", List.of("none"),
            "username", List.of("ncc"),
            "password-env", List.of("NCC_SECRET"));

    assertThat(NOTIFIER.faults(settings(25, written)))
        .containsExactly(
            "tls: none would send the password in the clear; expected starttls or implicit");
    assertThat(NOTIFIER.faults(settings(25, Map.of("tls", List.of("none"))))).isEmpty();
  }

  private SmtpFront front(boolean offersTls) throws Exception {
    return new SmtpFront(mails.getSmtp().getPort(), certificate.server(), offersTls);
  }

  private void deliver(SmtpFront front, Map<String, List<String>> more) throws DeliveryException {
    NOTIFIER.deliver(Samples.raised("web-01"), settings(front.port(), more), Samples.NOW);
  }

  private DeliveryException failed(SmtpFront front, Map<String, List<String>> more) {
    return catchThrowableOfType(DeliveryException.class, () -> deliver(front, more));
  }

  private Settings settings(int port, Map<String, List<String>> more) {
    var written = new HashMap<String, List<String>>();
    written.put("host", List.of("localhost"));
    written.put("port", List.of(Integer.toString(port)));
    written.put("from", List.of("NCC <ncc@example.com>"));
    written.put("to", List.of("ops@example.com", "night@example.com"));
    written.put("ca-file", List.of(String.valueOf(authorities)));
    written.putAll(more);
    return Samples.settings(NOTIFIER, written);
  }
}
