package ncc.spi.check;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import ncc.spi.inventory.Inventory;

/// What a check may know besides its subject. Safe for use by several threads at once.
public final class CheckContext {
  private final Inventory inventory;
  private final Instant now;
  private final Map<Key, Object> known = new ConcurrentHashMap<>();

  private record Key(Class<?> type, Object parameter) {}

  /// @param inventory the cluster's facts
  /// @param now the one instant the whole run judges by
  public CheckContext(Inventory inventory, Instant now) {
    this.inventory = requireNonNull(inventory);
    this.now = requireNonNull(now);
  }

  /// The cluster's facts.
  public Inventory inventory() {
    return inventory;
  }

  /// The one instant the whole run judges by.
  public Instant now() {
    return now;
  }

  /// How long until `instant`; negative when it is past.
  public Duration until(Instant instant) {
    return Duration.between(now, instant);
  }

  /// What follows from the inventory as a whole and is needed for each of its subjects, worked out
  /// with the first of them.
  ///
  /// @param type of the answer, which tells it from other answers: a type of the check's own
  /// @param answer pure; never null
  public <T> T once(Class<T> type, Function<Inventory, T> answer) {
    return once(type, type, answer);
  }

  /// What follows from a parameter of the check as well, which may be another one for some of the
  /// subjects.
  ///
  /// @param parameter what the answer is for, besides the inventory
  public <T> T once(Class<T> type, Object parameter, Function<Inventory, T> answer) {
    var key = new Key(type, parameter);
    return type.cast(known.computeIfAbsent(key, _ -> answer.apply(inventory)));
  }
}
