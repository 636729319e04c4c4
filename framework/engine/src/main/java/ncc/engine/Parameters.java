package ncc.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.spi.check.Check;
import ncc.spi.check.Durations;
import ncc.spi.check.Param;
import ncc.spi.check.TextFile;
import ncc.spi.message.Suggestion;
import ncc.spi.run.CheckDescription.Parameter;

/// Reads and replaces the thresholds of a check, which are its record components.
public final class Parameters {
  /// Words with a meaning of their own beside a check's parameters in a configuration.
  private static final Set<String> RESERVED =
      Set.of("enabled", "interval", "cron", "alert", "overrides", "clusters", "vms");

  private Parameters() {}

  /// The parameters of `check` with their current values, in the order of its components.
  ///
  /// @throws IllegalArgumentException when a component lacks [Param] or has a type that cannot be
  ///   set
  public static List<Parameter> of(Check check) {
    var standard = standard(check);
    return Arrays.stream(check.getClass().getRecordComponents())
        .map(component -> describe(component, standard, check))
        .toList();
  }

  /// `check` rebuilt with `values`, given as the operator wrote them, by parameter name.
  ///
  /// @throws ConfigurationException naming the parameter and what would be accepted; the sentence
  ///   is the check's own where its constructor refuses the combination
  public static <C extends Check> C with(C check, String id, Map<String, String> values)
      throws ConfigurationException {
    var components = check.getClass().getRecordComponents();
    var names = names(check);
    var arguments = new LinkedHashMap<String, Object>();
    for (RecordComponent component : components) {
      arguments.put(name(component), read(component, check));
    }
    for (var given : values.entrySet()) {
      int at = names.indexOf(given.getKey());
      if (at < 0) {
        throw unknown(id, given.getKey(), names);
      }
      arguments.put(given.getKey(), parse(id, components[at], given.getValue()));
    }
    return rebuild(check, id, arguments.values().toArray());
  }

  /// What is wrong with `value` for `name`, which may be no parameter of `check`, whatever the
  /// others are; empty for nothing.
  static Optional<String> refusal(Check check, String id, String name, String value) {
    try {
      for (RecordComponent component : check.getClass().getRecordComponents()) {
        if (name(component).equals(name)) {
          parse(id, component, value);
          return Optional.empty();
        }
      }
      throw unknown(id, name, names(check));
    } catch (ConfigurationException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> names(Check check) {
    return Arrays.stream(check.getClass().getRecordComponents()).map(Parameters::name).toList();
  }

  private static ConfigurationException unknown(String id, String name, List<String> names) {
    if (names.isEmpty()) {
      return new ConfigurationException(id + " has no parameters, so '" + name + "' cannot be set");
    }
    return new ConfigurationException(
        id
            + " has no parameter '"
            + name
            + "'; "
            + Suggestion.among(name, names)
                .map("did you mean '%s'?"::formatted)
                .orElse("it has " + String.join(", ", names)));
  }

  private static Check standard(Check check) {
    try {
      return check.getClass().getConstructor().newInstance();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("a check needs a public no-argument constructor", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("its no-argument constructor fails: " + cause(e), e);
    }
  }

  private static Parameter describe(RecordComponent component, Check standard, Check check) {
    var param = component.getAnnotation(Param.class);
    if (param == null) {
      throw new IllegalArgumentException(
          "component '" + component.getName() + "' must be annotated with @Param");
    }
    if (RESERVED.contains(name(component))) {
      throw new IllegalArgumentException(
          "a parameter cannot be called '"
              + name(component)
              + "': in a configuration the word means something else");
    }
    return new Parameter(
        name(component),
        kind(component.getGenericType()),
        param.value(),
        text(read(component, standard)),
        text(read(component, check)));
  }

  private static String name(RecordComponent component) {
    return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static String kind(Type type) {
    if (type == int.class || type == long.class) {
      return "integer";
    }
    if (type == double.class) {
      return "number";
    }
    if (type == boolean.class) {
      return "boolean";
    }
    if (type == String.class) {
      return "text";
    }
    if (type == Duration.class) {
      return "duration";
    }
    if (type == TextFile.class) {
      return "file";
    }
    if (type instanceof Class<?> one && one.isEnum()) {
      return constants(one);
    }
    return "list of " + kind(elementOf(type));
  }

  private static Type elementOf(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return list.getActualTypeArguments()[0];
    }
    throw new IllegalArgumentException(
        "a parameter cannot be of type "
            + type.getTypeName()
            + "; use int, long, double, boolean, String, Duration, TextFile, an enum or a List of"
            + " these");
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or "));
  }

  private static String text(Object value) {
    return switch (value) {
      case Duration duration -> Durations.exact(duration);
      case List<?> list -> list.stream().map(Parameters::text).collect(Collectors.joining(","));
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      default -> value.toString();
    };
  }

  private static Object read(RecordComponent component, Check check) {
    try {
      return component.getAccessor().invoke(check);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "component '" + component.getName() + "' cannot be read: " + cause(e), e);
    }
  }

  private static Object parse(String id, RecordComponent component, String text)
      throws ConfigurationException {
    try {
      return parse(component.getGenericType(), text.strip());
    } catch (NumberFormatException e) {
      throw new ConfigurationException(
          id + "." + name(component) + ": '" + text + "' is not " + aNumber(component), e);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ConfigurationException(id + "." + name(component) + ": " + e.getMessage(), e);
    }
  }

  private static String aNumber(RecordComponent component) {
    return component.getType() == double.class ? "a number" : "a whole number";
  }

  private static Object parse(Type type, String text) {
    if (type == int.class) {
      return Integer.valueOf(text);
    }
    if (type == long.class) {
      return Long.valueOf(text);
    }
    if (type == double.class) {
      return Double.valueOf(text);
    }
    if (type == boolean.class) {
      return parseBoolean(text);
    }
    if (type == String.class) {
      return text;
    }
    if (type == Duration.class) {
      return Durations.parse(text);
    }
    if (type == TextFile.class) {
      return TextFiles.read(text);
    }
    if (type instanceof Class<?> one && one.isEnum()) {
      return parseConstant(one, text);
    }
    var element = elementOf(type);
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(part -> parse(element, part.strip())).toList();
  }

  private static Boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is not true or false");
    };
  }

  private static Object parseConstant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'" + text + "' is not one of " + constants(type)));
  }

  @SuppressWarnings("unchecked") // the canonical constructor of C's own class makes a C
  private static <C extends Check> C rebuild(C check, String id, Object[] arguments)
      throws ConfigurationException {
    var components = check.getClass().getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return (C) check.getClass().getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new ConfigurationException(id + ": " + cause(e), e);
    }
  }

  private static String cause(ReflectiveOperationException e) {
    Throwable cause =
        e instanceof InvocationTargetException thrown && thrown.getCause() != null
            ? thrown.getCause()
            : e;
    var message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
