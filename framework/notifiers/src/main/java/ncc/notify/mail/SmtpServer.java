package ncc.notify.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import ncc.notify.setting.Revealed;
import ncc.notify.setting.Trust;
import ncc.spi.notify.DeliveryException;
import ncc.spi.setting.Settings;

/// Where mails are handed in (RFC 5321, RFC 6409). What TLS the settings ask for is required: a
/// server that does not offer it gets neither mail nor password.
record SmtpServer(
    String host,
    int port,
    Optional<String> user,
    Optional<String> password,
    Properties properties) {

  /// Makes a mail for a session.
  @FunctionalInterface
  interface Writing {
    Message in(Session session) throws MessagingException;
  }

  static SmtpServer of(Settings settings) throws DeliveryException {
    var host = settings.text(MailNotifier.HOST).orElseThrow();
    var tls = settings.text(MailNotifier.TLS).orElseThrow();
    int port = settings.text(MailNotifier.PORT).map(Integer::parseInt).orElse(usualPort(tls));
    var properties = new Properties();
    properties.setProperty("mail.smtp.sendpartial", "true");
    properties.setProperty(
        "mail.smtp.auth", Boolean.toString(settings.text("username").isPresent()));
    settings
        .text(MailNotifier.EHLO)
        .ifPresent(name -> properties.setProperty("mail.smtp.localhost", name));
    timeouts(properties, settings);
    properties.put("mail.smtp.socketFactory", new BoundedSocket.Plain(bounds(settings)).factory());
    properties.setProperty("mail.smtp.socketFactory.fallback", "false");
    encryption(properties, tls, settings);
    return new SmtpServer(
        host, port, settings.text("username"), Revealed.of(settings, "password"), properties);
  }

  private static int usualPort(String tls) {
    return switch (tls) {
      case "implicit" -> 465;
      case "none" -> 25;
      default -> 587;
    };
  }

  private static void timeouts(Properties properties, Settings settings) {
    var patience = millis(settings.duration(MailNotifier.TIMEOUT));
    properties.setProperty(
        "mail.smtp.connectiontimeout", millis(settings.duration(MailNotifier.CONNECT_TIMEOUT)));
    properties.setProperty("mail.smtp.timeout", patience);
  }

  /// A conversation waits for a handful of answers.
  private static BoundedSocket.Bounds bounds(Settings settings) {
    var patience = settings.duration(MailNotifier.TIMEOUT);
    return new BoundedSocket.Bounds(patience, patience.multipliedBy(4));
  }

  private static String millis(Duration duration) {
    return Long.toString(Math.min(duration.toMillis(), Integer.MAX_VALUE));
  }

  private static void encryption(Properties properties, String tls, Settings settings)
      throws DeliveryException {
    if (tls.equals("none")) {
      return;
    }
    if (tls.equals("implicit")) {
      properties.setProperty("mail.smtp.ssl.enable", "true");
    } else {
      properties.setProperty("mail.smtp.starttls.enable", "true");
      properties.setProperty("mail.smtp.starttls.required", "true");
    }
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    var factory = Trust.context(settings).getSocketFactory();
    properties.put(
        "mail.smtp.ssl.socketFactory",
        new BoundedSocket.Encrypted(bounds(settings), factory).factory());
  }

  /// @param recipients who get it, whomever else it names
  void send(List<String> recipients, Writing writing) throws DeliveryException {
    var session = Session.getInstance(properties);
    try (Transport transport = session.getTransport("smtp")) {
      var mail = writing.in(session);
      transport.connect(host, port, user.orElse(null), password.orElse(null));
      transport.sendMessage(mail, addresses(recipients));
    } catch (MessagingException e) {
      throw new SmtpFailure(host + ":" + port).of(e);
    }
  }

  private static Address[] addresses(List<String> recipients) throws MessagingException {
    var addresses = new Address[recipients.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = MailAddress.of(recipients.get(i));
    }
    return addresses;
  }
}
