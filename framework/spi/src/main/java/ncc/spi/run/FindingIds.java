package ncc.spi.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/// Ids of the findings of one check on one cluster, the same in every run.
///
/// An id is the first 16 hex digits of the SHA-256 of cluster key, check id, subject kind and
/// subject id, each in UTF-8 and followed by a zero byte. Where one check has several findings on
/// one subject, the first in the order of the run, which is the worst, has that id; the next have
/// `-2`, `-3` and so on appended. So the plain id always stands for how bad it is.
public final class FindingIds {
  private static final Pattern ONE = Pattern.compile("[0-9a-f]{16}(-[1-9][0-9]{0,8})?");

  private final MessageDigest digest = sha256();
  private final byte[] prefix;
  private final Map<Long, Integer> given = new HashMap<>();

  public FindingIds(String clusterKey, String checkId) {
    prefix = (clusterKey + '\0' + checkId + '\0').getBytes(UTF_8);
  }

  /// The id of the next finding on `subject`; call it once for each finding, in the order of the
  /// run.
  public String next(Subject subject) {
    digest.update(prefix);
    digest.update((subject.kind().id() + '\0' + subject.id() + '\0').getBytes(UTF_8));
    long hash = ByteBuffer.wrap(digest.digest()).getLong();
    int times = given.merge(hash, 1, Integer::sum);
    var id = HexFormat.of().toHexDigits(hash);
    return times == 1 ? id : id + "-" + times;
  }

  /// The id of the worst finding of `check` on `subject`.
  public static String of(String clusterKey, String checkId, Subject subject) {
    return new FindingIds(clusterKey, checkId).next(subject);
  }

  /// Whether `text` looks like one.
  public static boolean isOne(String text) {
    return ONE.matcher(text).matches();
  }

  /// The id of the worst finding of the same check on the same subject.
  public static String plain(String id) {
    int end = id.indexOf('-');
    return end < 0 ? id : id.substring(0, end);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
