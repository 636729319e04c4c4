package ncc.notify.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Caveat;
import ncc.spi.notify.DeliveryException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/// What an SMTP server's no means: 4yz may become a yes, 5yz does not (RFC 5321, section 4.2.1).
/// Where some recipients were told and one is refused for good, the others are not told again.
///
/// @param server for messages
record SmtpFailure(String server) {
  /// A refusal.
  ///
  /// @param what was refused, such as an address
  private record No(String what, int code, String reply) {
    boolean isFinal() {
      return code / 100 == 5;
    }

    String text() {
      return "%s: %s".formatted(what, Caveat.quoted(reply.strip()));
    }
  }

  DeliveryException of(MessagingException failed) {
    if (failed instanceof AuthenticationFailedException) {
      return refusedLogin(failed);
    }
    var refusals = refusals(failed);
    return refusals.isEmpty() ? unanswered(failed) : refused(refusals, failed);
  }

  private DeliveryException refusedLogin(MessagingException failed) {
    var reply = reason(failed);
    var message = "%s refused the login: %s".formatted(server, Caveat.quoted(reply));
    return reply.startsWith("4")
        ? DeliveryException.forNow(message, failed)
        : DeliveryException.forGood(message, failed);
  }

  private static List<No> refusals(MessagingException failed) {
    var refusals = new ArrayList<No>();
    for (Exception one = failed;
        one instanceof MessagingException messaging;
        one = messaging.getNextException()) {
      switch (one) {
        case SMTPAddressFailedException address ->
            refusals.add(
                new No(address.getAddress().toString(), address.getReturnCode(), reason(address)));
        case SMTPSendFailedException send when send.getReturnCode() / 100 != 2 ->
            refusals.add(new No("the mail", send.getReturnCode(), reason(send)));
        default -> {}
      }
    }
    return refusals.stream().distinct().toList();
  }

  private DeliveryException refused(List<No> refusals, MessagingException failed) {
    var texts = refusals.stream().map(No::text).distinct().toList();
    boolean isPartial =
        failed instanceof SendFailedException send
            && send.getValidSentAddresses() != null
            && send.getValidSentAddresses().length > 0;
    var message =
        "%s refused %s%s"
            .formatted(
                server, String.join("; ", texts), isPartial ? " (the others were told)" : "");
    return refusals.stream().allMatch(No::isFinal)
        ? DeliveryException.forGood(message, failed)
        : DeliveryException.forNow(message, failed);
  }

  private DeliveryException unanswered(MessagingException failed) {
    var cause = Optional.ofNullable(failed.getCause()).map(SmtpFailure::reason);
    return DeliveryException.forNow(
        "%s: %s%s"
            .formatted(
                server,
                reason(failed),
                cause.filter(text -> !reason(failed).contains(text)).map(", "::concat).orElse("")),
        failed);
  }

  private static String reason(Throwable failed) {
    return Optional.ofNullable(failed.getMessage())
        .flatMap(
            text -> text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst())
        .orElse(failed.getClass().getSimpleName());
  }
}
