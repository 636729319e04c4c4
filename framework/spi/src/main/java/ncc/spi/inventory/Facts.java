package ncc.spi.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of one entity, of each class of facts at most one. Two are equal where they hold
/// equal facts, in whatever order.
///
/// A fleet has a hundred thousand of these: facts of equal value are best shared.
public final class Facts {
  public static final Facts NONE = new Facts();

  private final Fact[] all;

  private Facts(Fact... all) {
    this.all = all;
  }

  /// @throws IllegalArgumentException for two facts of one class
  public static Facts of(Fact... all) {
    for (int i = 1; i < all.length; i++) {
      for (int j = 0; j < i; j++) {
        if (all[i].getClass() == all[j].getClass()) {
          throw new IllegalArgumentException("two facts of one class: " + all[i] + ", " + all[j]);
        }
      }
    }
    return all.length == 0 ? NONE : new Facts(all.clone());
  }

  /// Those that are known of some facts.
  @SafeVarargs
  public static Facts known(Optional<? extends Fact>... told) {
    var known = new ArrayList<Fact>(told.length);
    for (Optional<? extends Fact> one : told) {
      one.ifPresent(known::add);
    }
    return of(known.toArray(Fact[]::new));
  }

  /// The fact of this class; empty when it is not known.
  public <F extends Fact> Optional<F> get(Class<F> type) {
    return Optional.ofNullable(type.cast(find(type)));
  }

  @Nullable Fact find(Class<? extends Fact> type) {
    for (Fact fact : all) {
      if (fact.getClass() == type) {
        return fact;
      }
    }
    return null;
  }

  /// The fact of this type; empty when it is not known.
  public Optional<Fact> get(FactType type) {
    return type.factClass().flatMap(this::get);
  }

  /// A fleet asks this by the million.
  public boolean has(Class<? extends Fact> type) {
    return find(type) != null;
  }

  public boolean has(FactType type) {
    var known = type.factClass();
    return known.isPresent() && has(known.get());
  }

  int size() {
    return all.length;
  }

  Fact at(int index) {
    return all[index];
  }

  /// In the order in which they were told.
  public Stream<Fact> stream() {
    return Arrays.stream(all);
  }

  /// These facts and another, in the place of what was known of its class.
  public Facts with(Fact fact) {
    for (int i = 0; i < all.length; i++) {
      if (all[i].getClass() == fact.getClass()) {
        var other = all.clone();
        other[i] = fact;
        return new Facts(other);
      }
    }
    var more = Arrays.copyOf(all, all.length + 1);
    more[all.length] = fact;
    return new Facts(more);
  }

  /// These facts but for those of some types.
  public Facts without(Collection<FactType> types) {
    return new Facts(
        stream()
            .filter(fact -> !types.contains(FactType.of(fact.getClass())))
            .toArray(Fact[]::new));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts facts
        && facts.all.length == all.length
        && (Arrays.equals(all, facts.all) || set().equals(facts.set()));
  }

  @Override
  public int hashCode() {
    return set().hashCode();
  }

  private Set<Fact> set() {
    return stream().collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String toString() {
    return Arrays.toString(all);
  }
}
