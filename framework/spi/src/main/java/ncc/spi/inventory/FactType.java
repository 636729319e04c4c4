package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// A kind of fact as data: what is left of its class in a saved run.
///
/// @param id its name in saved runs, such as `CERTIFICATE_NOT_AFTER`
/// @param title what an operator calls it, such as `expiry of the client certificate`
/// @param order where it stands in lists: the smallest first
/// @param fact its class; empty where this process has none
public record FactType(String id, String title, int order, Optional<Class<? extends Fact>> fact)
    implements Comparable<FactType> {
  /// Those of classes that this process has, by their ids.
  private static final Map<String, FactType> DESCRIBED = new ConcurrentHashMap<>();

  private static final ClassValue<FactType> TYPES =
      new ClassValue<>() {
        @Override
        protected FactType computeValue(Class<?> type) {
          return described(type);
        }
      };

  public FactType {
    requireNonNull(id);
    requireNonNull(title);
    requireNonNull(fact);
  }

  /// What the class says of itself.
  ///
  /// @throws IllegalArgumentException when it is no record of one component with a [FactInfo]
  public static FactType of(Class<? extends Fact> type) {
    return TYPES.get(type);
  }

  /// Its class; empty where this process has none.
  Optional<Class<? extends Fact>> factClass() {
    return fact.isPresent() ? fact : named(id).fact;
  }

  /// The types of some classes, in their order.
  @SafeVarargs
  public static Set<FactType> setOf(Class<? extends Fact>... types) {
    var set = new TreeSet<FactType>();
    for (Class<? extends Fact> type : types) {
      set.add(of(type));
    }
    return ordered(set);
  }

  /// The same types in the order they have; where they have none, in that of lists.
  public static Set<FactType> ordered(Set<FactType> types) {
    var copy =
        types instanceof SequencedSet<FactType>
            ? new LinkedHashSet<>(types)
            : new LinkedHashSet<>(new TreeSet<>(types));
    return Collections.unmodifiableSequencedSet(copy);
  }

  /// The type of this name, as it stands in a saved run: as its class describes it, where a check
  /// or a source of this process uses it, else called by its id.
  public static FactType named(String id) {
    var described = DESCRIBED.get(id);
    return described == null
        ? new FactType(id, id, Integer.MAX_VALUE, Optional.empty())
        : described;
  }

  /// What the fact holds.
  public static Object valueOf(Fact fact) {
    try {
      return requireNonNull(component(fact.getClass()).getAccessor().invoke(fact));
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(fact.getClass().getName() + " cannot be read", e);
    }
  }

  private static FactType described(Class<?> type) {
    var info = type.getAnnotation(FactInfo.class);
    component(type);
    if (info == null) {
      throw new IllegalArgumentException(type.getName() + " lacks @FactInfo");
    }
    var fact = Optional.<Class<? extends Fact>>of(type.asSubclass(Fact.class));
    var described = new FactType(info.id(), info.title(), info.order(), fact);
    DESCRIBED.putIfAbsent(described.id(), described);
    return described;
  }

  private static RecordComponent component(Class<?> type) {
    var components = type.getRecordComponents();
    if (components == null || components.length != 1) {
      throw new IllegalArgumentException(
          "a fact is a record of one component, but " + type.getName() + " is not");
    }
    return components[0];
  }

  /// Of one id there is one type, however it is called.
  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof FactType type && type.id.equals(id));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public int compareTo(FactType other) {
    if (equals(other)) {
      return 0;
    }
    int byOrder = Integer.compare(order, other.order);
    return byOrder == 0 ? id.compareTo(other.id) : byOrder;
  }
}
