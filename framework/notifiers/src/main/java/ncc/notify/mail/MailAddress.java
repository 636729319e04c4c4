package ncc.notify.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;

/// An address as mails carry it: a name in any script is encoded (RFC 2047), a domain is in ASCII
/// (RFC 5891).
final class MailAddress {
  private MailAddress() {}

  /// @param text such as `当直 <ops@example.com>`
  static InternetAddress of(String text) throws AddressException {
    var written = new InternetAddress(text, true);
    var address = new InternetAddress();
    address.setAddress(ascii(written.getAddress()));
    try {
      address.setPersonal(written.getPersonal(), UTF_8.name());
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return address;
  }

  private static String ascii(String address) throws AddressException {
    int at = address.lastIndexOf('@');
    if (at < 1 || !US_ASCII.newEncoder().canEncode(address.substring(0, at))) {
      throw new AddressException("what stands before the @ has to be ASCII", address);
    }
    try {
      return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    } catch (IllegalArgumentException e) {
      throw new AddressException("no domain: " + e.getMessage(), address);
    }
  }
}
