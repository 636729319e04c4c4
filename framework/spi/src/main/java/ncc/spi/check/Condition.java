package ncc.spi.check;

import static java.util.Objects.requireNonNull;

import java.util.function.BiPredicate;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Inventory;
import org.jspecify.annotations.Nullable;

/// When a [Remedy] is the one to take. Two are equal when their words are: of a saved run the words
/// alone are left.
///
/// @param words for an operator, such as `AOS 5.19.1 or later`
/// @param test whether the facts say so, of the subject and of its cluster; a fact that is not
///   known says nothing
public record Condition(String words, BiPredicate<Entity, Inventory> test) {
  public Condition {
    requireNonNull(words);
    requireNonNull(test);
  }

  /// A condition as a saved run tells it: nothing can be asked of it any more.
  public static Condition told(String words) {
    return new Condition(words, (_, _) -> false);
  }

  /// Where both hold.
  public Condition and(Condition other) {
    return new Condition(words + ", " + other.words, test.and(other.test));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Condition condition && condition.words.equals(words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }
}
