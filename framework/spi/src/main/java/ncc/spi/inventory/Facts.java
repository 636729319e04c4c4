package ncc.spi.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of one entity, of each class of facts at most one. Two are equal where they hold
/// equal facts, in whatever order.
///
/// A fleet has a hundred thousand of these: facts of equal value are best shared. To look one up
/// touches no other fact, for where they lie says the shape, which entities share.
public final class Facts {
  public static final Facts NONE = new Facts(FactsShape.NONE);

  private final FactsShape shape;
  private final Fact[] all;

  /// @param shape of the classes of all
  private Facts(FactsShape shape, Fact... all) {
    this.shape = shape;
    this.all = all;
  }

  /// @throws IllegalArgumentException for two facts of one class
  public static Facts of(Fact... all) {
    var shape = FactsShape.NONE;
    for (Fact fact : all) {
      if (shape.indexOf(fact.getClass()) >= 0) {
        throw new IllegalArgumentException(
            "two facts of one class: " + fact + ", " + all[shape.indexOf(fact.getClass())]);
      }
      shape = shape.with(fact.getClass());
    }
    return all.length == 0 ? NONE : new Facts(shape, all.clone());
  }

  /// The same, which is `neighbour` where it holds the very same objects in this order: in a list,
  /// one entity is often told as the one before.
  ///
  /// @throws IllegalArgumentException for two facts of one class
  public static Facts beside(Facts neighbour, Fact... all) {
    return neighbour.isOf(all) ? neighbour : of(all);
  }

  @SuppressWarnings("ReferenceEquality") // equal values are shared
  private boolean isOf(Fact... others) {
    for (int i = 0; i < all.length && i < others.length; i++) {
      if (all[i] != others[i]) {
        return false;
      }
    }
    return all.length == others.length;
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

  @Nullable Fact find(Class<?> type) {
    int index = shape.indexOf(type);
    return index < 0 ? null : all[index];
  }

  /// The fact of this type; empty when it is not known.
  public Optional<Fact> get(FactType type) {
    return type.factClass().flatMap(this::get);
  }

  /// A fleet asks this by the million.
  public boolean has(Class<? extends Fact> type) {
    return shape.indexOf(type) >= 0;
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

  Class<?> classAt(int index) {
    return shape.at(index);
  }

  /// In the order in which they were told.
  public Stream<Fact> stream() {
    return Arrays.stream(all);
  }

  /// These facts and another, in the place of what was known of its class.
  public Facts with(Fact fact) {
    return with(List.of(fact));
  }

  /// These facts and others of different classes, each in the place of what was known of its class.
  Facts with(List<Fact> others) {
    if (others.isEmpty()) {
      return this;
    }
    var wider = shape;
    for (int i = 0; i < others.size(); i++) {
      wider = wider.with(others.get(i).getClass());
    }
    var both = Arrays.copyOf(all, wider.size());
    for (int i = 0; i < others.size(); i++) {
      both[wider.indexOf(others.get(i).getClass())] = others.get(i);
    }
    return new Facts(wider, both);
  }

  /// These facts but for those of some types.
  public Facts without(Collection<FactType> types) {
    return of(
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
