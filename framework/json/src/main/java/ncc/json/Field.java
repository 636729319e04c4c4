package ncc.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A value of a small JSON object, and where it stands.
///
/// @param in the document
/// @param name of the member that it is or whose list it is in
/// @param value String, Long, Boolean, [JsonIn.Digits], `List<Field>` or [Fields]
record Field(JsonIn in, JsonIn.Place place, String name, Object value) {
  /// The value at hand; empty for null.
  static Optional<Field> read(JsonIn in, String name) throws IOException {
    var place = in.place();
    return Optional.ofNullable(value(in, name)).map(value -> new Field(in, place, name, value));
  }

  private static @Nullable Object value(JsonIn in, String name) throws IOException {
    if (in.isAt(JsonToken.START_OBJECT)) {
      return Fields.read(in);
    }
    if (in.isAt(JsonToken.START_ARRAY)) {
      var list = new ArrayList<Field>();
      in.elements(() -> read(in, name).ifPresent(list::add));
      return list;
    }
    return in.scalar();
  }

  <T> T as(String expected, Class<T> type) throws RunFormatException {
    if (!type.isInstance(value)) {
      throw isNot(expected);
    }
    return type.cast(value);
  }

  <S, T> T parsed(String expected, Class<S> type, Function<S, T> parse) throws RunFormatException {
    var plain = as(expected, type);
    try {
      return parse.apply(plain);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
      throw isNot(expected);
    }
  }

  private RunFormatException isNot(String expected) {
    var found =
        switch (value) {
          case Fields _ -> "an object";
          case List<?> _ -> "a list";
          case String text -> Quoted.of(text);
          default -> value.toString();
        };
    return in.wrong(place, '"' + name + "\" is " + found + "; expected " + expected);
  }
}
