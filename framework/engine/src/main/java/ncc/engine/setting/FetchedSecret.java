package ncc.engine.setting;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import ncc.spi.setting.Secret;
import ncc.spi.setting.SecretException;
import ncc.spi.setting.Settings;

/// A secret that is fetched when it is first wanted, and once; so is the reason why it is not
/// there.
public final class FetchedSecret implements Secret {
  private final String description;
  private final Fetching fetching;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Optional<String> fetched = Optional.empty();
  private Optional<String> reason = Optional.empty();

  /// @param description where it is kept
  public FetchedSecret(String description, Fetching fetching) {
    this.description = description;
    this.fetching = fetching;
  }

  /// How to get it.
  @FunctionalInterface
  public interface Fetching {
    String fetch() throws SecretException, InterruptedException;
  }

  @Override
  public String reveal() throws SecretException {
    try {
      lock.lockInterruptibly();
      try {
        return fetched.isPresent() ? fetched.get() : fetch();
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SecretException(description + ": not waited for", e);
    }
  }

  private String fetch() throws SecretException, InterruptedException {
    if (reason.isPresent()) {
      throw new SecretException(reason.get());
    }
    try {
      var value = fetching.fetch();
      fetched = Optional.of(value);
      return value;
    } catch (SecretException e) {
      reason = Optional.of(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /// `text` without the secrets of `settings`, should some be in there.
  public static String masked(Settings settings, String text) {
    var masked = text;
    for (var secret : settings.secrets().values()) {
      masked = secret instanceof FetchedSecret fetched ? fetched.maskedIn(masked) : masked;
    }
    return masked;
  }

  /// `text` without the secret, should it be in there; one of a few letters is in any text.
  public String maskedIn(String text) {
    return fetched
        .filter(value -> value.length() > 3)
        .map(value -> text.replace(value, "********"))
        .orElse(text);
  }

  @Override
  public String toString() {
    return description;
  }
}
