package ncc.notify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Who posted a body, and when: HMAC-SHA256 (RFC 2104) over the seconds since 1970 in decimal, a
/// dot, and the body's bytes. A receiver refuses a time that is long past, so that what somebody
/// overheard cannot be sent again.
///
/// @param hex in lower case
record Signature(long seconds, String hex) {
  private static final String ALGORITHM = "HmacSHA256";

  static Signature of(String secret, Instant now, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      mac.update((now.getEpochSecond() + ".").getBytes(UTF_8));
      return new Signature(now.getEpochSecond(), HexFormat.of().formatHex(mac.doFinal(body)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String header() {
    return "sha256=" + hex;
  }
}
