package ncc.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.javalin.http.ServiceUnavailableResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Compares passwords with their bcrypt hashes, which is slow on purpose: never more than two at
/// once, the others in line, and what was right stays so, since a scraper sends it again every few
/// seconds.
final class Passwords {
  private static final int AT_ONCE = 2;
  private static final int IN_LINE = 32;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final int COST_AT = "$2y$".length();
  private static final int REMEMBERED = 1000;

  /// The longest that bcrypt looks at.
  private static final int LONGEST = 72;

  private final Semaphore line = new Semaphore(IN_LINE);
  private final Semaphore room = new Semaphore(AT_ONCE, true);
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

  /// Takes as long for every user, and for one there is none of, whatever their hashes cost.
  ///
  /// @throws ServiceUnavailableResponse when too many others are in line
  boolean isRight(Accounts accounts, String user, String password) {
    var dearest = accounts.users().values().stream().max(Comparator.comparingInt(Passwords::cost));
    var bytes = password.getBytes(UTF_8);
    if (dearest.isEmpty() || bytes.length > LONGEST) {
      return false;
    }
    var hash = accounts.users().getOrDefault(user, dearest.get());
    boolean isRight = fits(bytes, hash, cost(dearest.get())) && accounts.users().containsKey(user);
    if (isRight) {
      right.add(remembered(user, password, hash));
    }
    return isRight;
  }

  private static int cost(String hash) {
    return Integer.parseInt(hash, COST_AT, COST_AT + 2, 10);
  }

  /// What has to be worked out besides, so that all comes to as much: each is twice the one before.
  static List<Integer> restOf(int cost, int dearest) {
    return IntStream.range(cost, dearest).boxed().toList();
  }

  /// Whoever comes while others are looked at waits in line, the first first.
  private boolean fits(byte[] password, String hash, int dearest) {
    if (!line.tryAcquire()) {
      throw tooMany();
    }
    try {
      return whenThereIsRoom(() -> {
        var result = BCrypt.verifyer().verify(password, hash.getBytes(UTF_8));
        restOf(cost(hash), dearest)
            .forEach(cost -> BCrypt.withDefaults().hash(cost, new byte[16], password));
        return result.verified;
      });
    } finally {
      line.release();
    }
  }

  private boolean whenThereIsRoom(BooleanSupplier work) {
    try {
      if (!room.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw tooMany();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw tooMany();
    }
    try {
      return work.getAsBoolean();
    } finally {
      room.release();
    }
  }

  private static ServiceUnavailableResponse tooMany() {
    return new ServiceUnavailableResponse("too many are logging in; try again in a second");
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
