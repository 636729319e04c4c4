package ncc.notify.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import ncc.notify.http.HttpSettings;
import ncc.notify.message.PageLinks;
import ncc.notify.setting.EachOf;
import ncc.notify.setting.SettingFaults;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Destination;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;

/// Sends a notification as one mail, in plain text and HTML, with all its alerts as an attached
/// CSV. The connection is encrypted unless that is switched off, which no password survives.
public final class MailNotifier implements Notifier {
  static final String HOST = "host";
  static final String PORT = "port";
  static final String TLS = "tls";
  static final String CONNECT_TIMEOUT = "connect-timeout";
  static final String TIMEOUT = "timeout";
  static final String EHLO = "ehlo";
  static final String FROM = "from";
  static final String TO = "to";

  /// Whom of those this mail is for; nobody can set it.
  static final String RECIPIENT = "recipient";

  /// RFC 5321, section 4.1.1.1.
  private static final Pattern HOST_NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[0-9A-Za-z:.]{2,60}]");

  private static final String ADDRESS = "an address such as ops@example.com";

  @Override
  public String kind() {
    return "mail";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of(HOST, Setting.Kind.TEXT, "The SMTP server."),
        Setting.of(
            PORT,
            Setting.Kind.NUMBER,
            "Its port; else 587, with implicit TLS 465, without TLS 25."),
        Setting.choice(
            TLS,
            List.of("starttls", "implicit", "none"),
            "How the connection is encrypted; never less than this."),
        Setting.of("username", Setting.Kind.TEXT, "Who sends, if the server wants to know."),
        Setting.of("password", Setting.Kind.SECRET, "The password of that user."),
        Setting.of(FROM, Setting.Kind.TEXT, "The address mails come from."),
        Setting.of(TO, Setting.Kind.LIST, "The addresses they go to."),
        Setting.of(
            EHLO, Setting.Kind.TEXT, "What this machine calls itself there; else its host name."),
        Setting.of(
            "ca-file",
            Setting.Kind.FILE,
            "PEM certificates to trust in place of those the Java runtime trusts."),
        Setting.of(
            CONNECT_TIMEOUT, Setting.Kind.DURATION, "5s", "How long to wait for a connection."),
        Setting.of(TIMEOUT, Setting.Kind.DURATION, "30s", "How long to wait for each answer."),
        PageLinks.SETTING);
  }

  @Override
  public List<String> faults(Settings settings) {
    var faults =
        new SettingFaults(settings)
            .required(HOST, "an SMTP server such as smtp.example.com")
            .required(FROM, ADDRESS)
            .required(TO, ADDRESS)
            .positiveTime(CONNECT_TIMEOUT)
            .positiveTime(TIMEOUT)
            .credentials();
    addresses(faults, settings, FROM);
    addresses(faults, settings, TO);
    return HttpSettings.urls(faults, settings, PageLinks.EXTERNAL_URL)
        .expect(isPort(settings), "port: expected 1 to 65535")
        .expect(
            settings.text(EHLO).filter(name -> !HOST_NAME.matcher(name).matches()).isEmpty(),
            EHLO + ": expected a name such as ncc.example.com, or an address such as [192.0.2.7]")
        .expect(
            settings.secret("password").isEmpty() || !settings.text(TLS).orElse("").equals("none"),
            "tls: none would send the password in the clear; expected starttls or implicit")
        .all();
  }

  private static void addresses(SettingFaults faults, Settings settings, String name) {
    settings.list(name).stream()
        .filter(text -> !text.isBlank() && !isAddress(text))
        .forEach(text -> faults.refuse(name, text, ADDRESS));
  }

  private static boolean isAddress(String text) {
    try {
      MailAddress.of(text);
      return InternetAddress.parse(text, true).length == 1 && text.indexOf('\n') < 0;
    } catch (AddressException _) {
      return false;
    }
  }

  private static boolean isPort(Settings settings) {
    int port = settings.text(PORT).map(Integer::parseInt).orElse(25);
    return port > 0 && port < 65536;
  }

  /// Each recipient, whose mail names them all: one who is refused for now is told later, and the
  /// others once.
  @Override
  public List<Destination> destinations(Settings settings) {
    return EachOf.setting(TO, RECIPIENT, settings, MailNotifier::bare);
  }

  private static String bare(String address) {
    try {
      return MailAddress.of(address).getAddress();
    } catch (AddressException _) {
      return address;
    }
  }

  @Override
  public void deliver(Notification notification, Settings settings, Instant now)
      throws DeliveryException {
    var recipient = settings.text(RECIPIENT).map(List::of).orElse(settings.list(TO));
    SmtpServer.of(settings)
        .send(recipient, session -> Mail.of(notification, settings, now).in(session));
  }
}
