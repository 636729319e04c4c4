package ncc.cli.daemon;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.spi.inventory.Kind;

/// An object that a daemon has answered, by what its members must be.
public record Answered(Map<String, Object> members) {
  /// What makes something of an object.
  public interface Shape<T> {
    /// @throws Failure when a member is not what it must be
    T of(Answered object) throws Failure;
  }

  public Answered {
    members = Map.copyOf(members);
  }

  public String text(String name) throws Failure {
    return optional(name, String.class).orElseThrow(() -> unexpected(name));
  }

  public Optional<String> optionalText(String name) throws Failure {
    return optional(name, String.class);
  }

  public boolean flag(String name) throws Failure {
    return optional(name, Boolean.class).orElseThrow(() -> unexpected(name));
  }

  /// A number that daemons of earlier versions do not tell: 0.
  public int count(String name) throws Failure {
    return optional(name, Number.class).map(Number::intValue).orElse(0);
  }

  public long number(String name) throws Failure {
    return optional(name, Number.class).orElseThrow(() -> unexpected(name)).longValue();
  }

  public Instant instant(String name) throws Failure {
    return optionalInstant(name).orElseThrow(() -> unexpected(name));
  }

  public Optional<Instant> optionalInstant(String name) throws Failure {
    return converted(name, Instant::parse);
  }

  /// A text that is the id of a kind of subjects.
  public Kind kind(String name) throws Failure {
    return converted(name, Kind::of).orElseThrow(() -> unexpected(name));
  }

  /// A text that is the name of a constant.
  public <E extends Enum<E>> E one(String name, Class<E> type) throws Failure {
    return optionalOne(name, type).orElseThrow(() -> unexpected(name));
  }

  public <E extends Enum<E>> Optional<E> optionalOne(String name, Class<E> type) throws Failure {
    return converted(name, text -> Enum.valueOf(type, text));
  }

  private <T> Optional<T> converted(String name, Function<String, T> conversion) throws Failure {
    try {
      return optional(name, String.class).map(conversion);
    } catch (IllegalArgumentException | DateTimeException _) {
      throw unexpected(name);
    }
  }

  public Answered object(String name) throws Failure {
    return optionalObject(name).orElseThrow(() -> unexpected(name));
  }

  public Optional<Answered> optionalObject(String name) throws Failure {
    var object = optional(name, Map.class);
    return object.isEmpty() ? Optional.empty() : Optional.of(named(object.get()));
  }

  /// The objects of a list.
  public <T> List<T> list(String name, Shape<T> shape) throws Failure {
    var list = optional(name, List.class).orElseThrow(() -> unexpected(name));
    var shaped = new ArrayList<T>();
    for (Object each : list) {
      if (!(each instanceof Map<?, ?> object)) {
        throw unexpected(name);
      }
      shaped.add(shape.of(named(object)));
    }
    return shaped;
  }

  /// The texts of a list.
  public List<String> texts(String name) throws Failure {
    var list = optional(name, List.class).orElseThrow(() -> unexpected(name));
    var texts = new ArrayList<String>();
    for (Object each : list) {
      if (!(each instanceof String text)) {
        throw unexpected(name);
      }
      texts.add(text);
    }
    return texts;
  }

  private static Answered named(Map<?, ?> object) {
    var members = new HashMap<String, Object>();
    object.forEach((key, value) -> members.put(key.toString(), value));
    return new Answered(members);
  }

  private <T> Optional<T> optional(String name, Class<T> type) throws Failure {
    var value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw unexpected(name);
    }
    return Optional.of(type.cast(value));
  }

  private static Failure unexpected(String name) {
    return new Failure(
        ExitCode.ERR,
        "the daemon's answer has no usable '%s'; is it another version?".formatted(name));
  }
}
