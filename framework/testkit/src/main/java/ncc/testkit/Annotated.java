package ncc.testkit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ncc.spi.check.Check;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.TextFile;
import ncc.spi.inventory.FactType;
import org.assertj.core.api.Assertions;

/// Reads what is written on a check, and calls a check without it to order.
final class Annotated {
  private static final Set<Class<?>> SETTABLE =
      Set.of(
          int.class,
          long.class,
          double.class,
          boolean.class,
          String.class,
          Duration.class,
          TextFile.class);

  private Annotated() {}

  static CheckInfo of(Check check) {
    var info = check.getClass().getAnnotation(CheckInfo.class);
    if (info == null) {
      throw new AssertionError(check.getClass().getName() + " has no @CheckInfo");
    }
    return info;
  }

  /// The facts of which the check does not say that it rests on them.
  static Set<FactType> undeclared(Check check) {
    var facts = new TreeSet<>(Population.FACTS);
    facts.removeAll(FactType.setOf(of(check).needs()));
    facts.removeAll(FactType.setOf(of(check).uses()));
    return facts;
  }

  /// A new check with its defaults.
  static Check defaults(Check check) {
    try {
      return check.getClass().getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      return Assertions.fail("a check needs a public constructor without arguments", e);
    }
  }

  static List<RecordComponent> components(Check check) {
    var components = check.getClass().getRecordComponents();
    if (components == null) {
      throw new AssertionError(check.getClass().getName() + " is not a record");
    }
    return List.of(components);
  }

  static boolean isSettable(Type type) {
    return switch (type) {
      case Class<?> plain -> plain.isEnum() || SETTABLE.contains(plain);
      case ParameterizedType list when list.getRawType() == List.class ->
          isSettable(list.getActualTypeArguments()[0]);
      default -> false;
    };
  }
}
