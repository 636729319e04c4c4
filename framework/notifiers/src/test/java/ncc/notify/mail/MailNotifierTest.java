package ncc.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ncc.notify.Samples;
import ncc.spi.notify.DeliveryException;
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
