package ncc.json;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Version;

/// A small JSON object, held whole, whose members are asked for by name and type. A wrong or
/// missing one is an exception that names its place.
final class Fields {
  private final JsonIn in;
  private final JsonIn.Place place;
  private final Map<String, Field> fields;

  private Fields(JsonIn in, JsonIn.Place place, Map<String, Field> fields) {
    this.in = in;
    this.place = place;
    this.fields = fields;
  }

  static Fields read(JsonIn in) throws IOException {
    return read(in, Map.of());
  }

  /// The object at hand, but for the members in `streamed`, which are read as they come.
  static Fields read(JsonIn in, Map<String, JsonIn.Body> streamed) throws IOException {
    var place = in.place();
    var fields = new LinkedHashMap<String, Field>();
    in.members(name -> {
      var body = streamed.get(name);
      if (body != null) {
        body.read();
      } else {
        Field.read(in, name).ifPresent(field -> fields.put(name, field));
      }
    });
    return new Fields(in, place, fields);
  }

  String text(String name) throws RunFormatException {
    return required(name, "a text", String.class);
  }

  Optional<String> textIfAny(String name) throws RunFormatException {
    return optional(name, "a text", String.class);
  }

  boolean truth(String name) throws RunFormatException {
    return required(name, "true or false", Boolean.class);
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /// False where it is missing.
  boolean truthIfAny(String name) throws RunFormatException {
    return fields.containsKey(name) && truth(name);
  }

  int number(String name) throws RunFormatException {
    return parsed(name, "an integer", Long.class, Math::toIntExact);
  }

  OptionalInt numberIfAny(String name) throws RunFormatException {
    return fields.containsKey(name) ? OptionalInt.of(number(name)) : OptionalInt.empty();
  }

  Instant instant(String name) throws RunFormatException {
    return parsed(name, "an instant such as 2026-11-22T06:00:00Z", String.class, Instant::parse);
  }

  Optional<Instant> instantIfAny(String name) throws RunFormatException {
    return fields.containsKey(name) ? Optional.of(instant(name)) : Optional.empty();
  }

  Duration seconds(String name) throws RunFormatException {
    return parsed(name, "a number of seconds", Object.class, Scalars::duration);
  }

  Optional<UUID> uuidIfAny(String name) throws RunFormatException {
    return parsedIfAny(name, "a UUID", String.class, Scalars::uuid);
  }

  Optional<Version> versionIfAny(String name) throws RunFormatException {
    return parsedIfAny(name, "a version such as 6.10.1", String.class, Version::new);
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) throws RunFormatException {
    return parsed(
        name,
        Scalars.oneOf(type.getEnumConstants()),
        String.class,
        text -> Enum.valueOf(type, text));
  }

  Kind kind(String name) throws RunFormatException {
    return parsed(name, "a kind such as VM", String.class, Kind::of);
  }

  <E extends Enum<E>> Optional<E> constantIfAny(String name, Class<E> type)
      throws RunFormatException {
    return fields.containsKey(name) ? Optional.of(constant(name, type)) : Optional.empty();
  }

  /// The texts of a list, each parsed; a missing list is empty.
  <T> List<T> list(String name, String expected, Function<String, T> parse)
      throws RunFormatException {
    var parsed = new ArrayList<T>();
    for (Field element : elements(name)) {
      parsed.add(element.parsed(expected, String.class, parse));
    }
    return parsed;
  }

  List<String> texts(String name) throws RunFormatException {
    return list(name, "a text", Function.identity());
  }

  /// The facts of a list, of which this process may know some by their names alone.
  Set<FactType> facts(String name) throws RunFormatException {
    var facts = new LinkedHashSet<FactType>();
    texts(name).forEach(id -> facts.add(FactType.named(id)));
    return facts;
  }

  List<Fields> objects(String name) throws RunFormatException {
    var objects = new ArrayList<Fields>();
    for (Field element : elements(name)) {
      objects.add(element.as("an object", Fields.class));
    }
    return objects;
  }

  Fields object(String name) throws RunFormatException {
    return required(name, "an object", Fields.class);
  }

  Optional<Fields> objectIfAny(String name) throws RunFormatException {
    return optional(name, "an object", Fields.class);
  }

  /// What `make` makes of this object; what it refuses is told with this object's place.
  <T> T made(Supplier<T> make) throws RunFormatException {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw in.wrong(place, String.valueOf(e.getMessage()));
    }
  }

  RunFormatException wrong(String what) {
    return in.wrong(place, what);
  }

  @SuppressWarnings("unchecked")
  private List<Field> elements(String name) throws RunFormatException {
    return (List<Field>) optional(name, "a list", List.class).orElse(List.of());
  }

  private <T> T required(String name, String expected, Class<T> type) throws RunFormatException {
    return optional(name, expected, type).orElseThrow(() -> missing(name, expected));
  }

  private <T> Optional<T> optional(String name, String expected, Class<T> type)
      throws RunFormatException {
    var field = fields.get(name);
    return field == null ? Optional.empty() : Optional.of(field.as(expected, type));
  }

  private <S, T> T parsed(String name, String expected, Class<S> type, Function<S, T> parse)
      throws RunFormatException {
    return parsedIfAny(name, expected, type, parse).orElseThrow(() -> missing(name, expected));
  }

  private <S, T> Optional<T> parsedIfAny(
      String name, String expected, Class<S> type, Function<S, T> parse) throws RunFormatException {
    var field = fields.get(name);
    return field == null ? Optional.empty() : Optional.of(field.parsed(expected, type, parse));
  }

  private RunFormatException missing(String name, String expected) {
    return wrong("\"" + name + "\" is missing; expected " + expected);
  }
}
