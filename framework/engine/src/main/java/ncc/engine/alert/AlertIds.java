package ncc.engine.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Ids that say the same of the same: to judge a run again names its alerts alike.
final class AlertIds {
  private static final int BYTES = 16;

  private AlertIds() {}

  /// File-name safe, 32 hexadecimal digits. No two lists of texts have the same.
  static String of(List<String> texts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        digest.update(text.getBytes(UTF_8));
        digest.update((byte) 0xff); // no UTF-8 text has it
      }
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
