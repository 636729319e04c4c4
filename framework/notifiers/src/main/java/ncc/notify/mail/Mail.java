package ncc.notify.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import ncc.notify.message.PageLinks;
import ncc.spi.notify.Notification;
import ncc.spi.setting.Settings;

/// A mail before it is sent. Its Message-ID comes from the notification, so that a mailbox can tell
/// one that was sent twice; it says that no person wrote it (RFC 3834).
///
/// @param from an address
/// @param to at least one address
record Mail(Notification notification, String from, List<String> to, PageLinks links, Instant now) {
  private static final String UTF_8 = "UTF-8";

  static Mail of(Notification notification, Settings settings, Instant now) {
    return new Mail(
        notification,
        settings.text(MailNotifier.FROM).orElseThrow(),
        settings.list(MailNotifier.TO),
        PageLinks.of(settings),
        now);
  }

  MimeMessage in(Session session) throws MessagingException {
    var page = new MailPage(notification, links);
    var mail = new Identified(session, messageId());
    mail.setFrom(MailAddress.of(from));
    for (String address : to) {
      mail.addRecipient(Message.RecipientType.TO, MailAddress.of(address));
    }
    mail.setSubject(page.subject(), UTF_8);
    mail.setSentDate(Date.from(now));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    mail.setContent(mixed(body(page), attachment(Attachment.of(notification, now))));
    mail.saveChanges();
    return mail;
  }

  private String messageId() {
    var address = from.replaceFirst(".*<", "").replaceFirst(">.*", "");
    var domain = address.substring(address.indexOf('@') + 1);
    return "<%s@%s>".formatted(notification.id().replaceAll("[^A-Za-z0-9._-]", "_"), domain);
  }

  private static MimeMultipart mixed(MimeMultipart body, BodyPart attachment)
      throws MessagingException {
    var holder = new MimeBodyPart();
    holder.setContent(body);
    return new MimeMultipart(holder, attachment);
  }

  private static MimeMultipart body(MailPage page) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(page.text(), UTF_8, "plain");
    var html = new MimeBodyPart();
    html.setText(page.html(), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }

  private static BodyPart attachment(Attachment attached) throws MessagingException {
    var part = new MimeBodyPart();
    var source = new ByteArrayDataSource(attached.bytes(), attached.type());
    part.setDataHandler(new DataHandler(source));
    part.setFileName(attached.name());
    part.setDisposition(Part.ATTACHMENT);
    return part;
  }

  /// The library would make up an id of its own.
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
