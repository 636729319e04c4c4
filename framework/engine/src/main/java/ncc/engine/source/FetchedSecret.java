package ncc.engine.source;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import ncc.spi.source.Secret;
import ncc.spi.source.SourceException;

/// A secret that is fetched when it is first wanted, and once; so is the reason why it is not
/// there.
final class FetchedSecret implements Secret {
  private final String description;
  private final Fetching fetching;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Optional<String> fetched = Optional.empty();
  private Optional<String> reason = Optional.empty();

  /// @param description where it is kept
  FetchedSecret(String description, Fetching fetching) {
    this.description = description;
    this.fetching = fetching;
  }

  /// How to get it.
  @FunctionalInterface
  interface Fetching {
    String fetch() throws SourceException, InterruptedException;
  }

  @Override
  public String reveal() throws SourceException {
    try {
      lock.lockInterruptibly();
      try {
        return fetched.isPresent() ? fetched.get() : fetch();
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceException(description + ": not waited for", e);
    }
  }

  private String fetch() throws SourceException, InterruptedException {
    if (reason.isPresent()) {
      throw new SourceException(reason.get());
    }
    try {
      var value = fetching.fetch();
      fetched = Optional.of(value);
      return value;
    } catch (SourceException e) {
      reason = Optional.of(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /// `text` without the secret, should it be in there; one of a few letters is in any text.
  String maskedIn(String text) {
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
