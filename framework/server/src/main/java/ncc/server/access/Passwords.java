package ncc.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.javalin.http.ServiceUnavailableResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Compares passwords with their bcrypt hashes, which is slow on purpose: never more than two at
/// once, and what was right stays so, since a scraper sends it again every few seconds.
final class Passwords {
  private static final int AT_ONCE = 2;
  private static final int REMEMBERED = 1000;

  /// The longest that bcrypt looks at.
  private static final int LONGEST = 72;

  private final Semaphore room = new Semaphore(AT_ONCE);
  private final SecretKeySpec key = key();
  private final Set<String> right =
      Collections.newSetFromMap(
          Collections.synchronizedMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  private static SecretKeySpec key() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  /// Whether it is known to be right, without looking at it anew.
  boolean isKnown(Accounts accounts, String user, String password) {
    var hash = accounts.users().get(user);
    return hash != null && right.contains(remembered(user, password, hash));
  }

  /// Takes as long for a user there is none of.
  ///
  /// @throws ServiceUnavailableResponse when others are being looked at
  boolean isRight(Accounts accounts, String user, String password) {
    var any = accounts.users().values().stream().findAny();
    var bytes = password.getBytes(UTF_8);
    if (any.isEmpty() || bytes.length > LONGEST) {
      return false;
    }
    var hash = accounts.users().getOrDefault(user, any.get());
    boolean isRight = fits(bytes, hash) && accounts.users().containsKey(user);
    if (isRight) {
      right.add(remembered(user, password, hash));
    }
    return isRight;
  }

  private boolean fits(byte[] password, String hash) {
    if (!room.tryAcquire()) {
      throw new ServiceUnavailableResponse("too many are logging in; try again in a second");
    }
    try {
      return BCrypt.verifyer().verify(password, hash.getBytes(UTF_8)).verified;
    } finally {
      room.release();
    }
  }

  /// Of no use to whoever reads the memory of another process.
  private String remembered(String user, String password, String hash) {
    try {
      var mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      mac.update((user.length() + ":" + user + hash).getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + key.getAlgorithm(), e);
    }
  }
}
