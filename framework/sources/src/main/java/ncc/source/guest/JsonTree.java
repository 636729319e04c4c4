package ncc.source.guest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small JSON document, or a part of one. What is of another type than is asked for is damage.
///
/// @param place such as `services.seen`; empty for the document itself
/// @param value a map, a list, a text, a number or a truth value; empty for null
record JsonTree(String place, Optional<Object> value) {
  private static final JsonFactory JSON = new JsonFactory();

  static JsonTree of(byte[] bytes) throws IOException {
    try (var parser = JSON.createParser(bytes)) {
      parser.nextToken();
      return new JsonTree("", value(parser));
    } catch (JsonProcessingException damaged) {
      throw new IOException("is no JSON: " + damaged.getOriginalMessage(), damaged);
    }
  }

  private static Optional<Object> value(JsonParser parser) throws IOException {
    var token = parser.currentToken();
    if (token == null) {
      throw new IOException("is empty");
    }
    return switch (token) {
      case START_OBJECT -> Optional.of(object(parser));
      case START_ARRAY -> Optional.of(array(parser));
      case VALUE_TRUE, VALUE_FALSE -> Optional.of(parser.getBooleanValue());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(parser.getNumberValue());
      case VALUE_NULL -> Optional.empty();
      default -> Optional.of(parser.getText());
    };
  }

  private static Map<String, Optional<Object>> object(JsonParser parser) throws IOException {
    var fields = new LinkedHashMap<String, Optional<Object>>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static List<Optional<Object>> array(JsonParser parser) throws IOException {
    var elements = new ArrayList<Optional<Object>>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  /// The field of an object; empty when it has none of this name.
  @SuppressWarnings("unchecked") // made so by [#object]
  Optional<JsonTree> find(String key) throws IOException {
    if (value.isEmpty() || !(value.get() instanceof Map<?, ?> fields)) {
      throw not("an object");
    }
    var found = (Optional<Object>) fields.get(key);
    var inside = place.isEmpty() ? key : place + "." + key;
    return found == null ? Optional.empty() : Optional.of(new JsonTree(inside, found));
  }

  JsonTree at(String key) throws IOException {
    return find(key).orElseThrow(() -> new IOException("'%s' is missing".formatted(key)));
  }

  boolean isNull() {
    return value.isEmpty();
  }

  @SuppressWarnings("unchecked") // made so by [#array]
  List<JsonTree> elements() throws IOException {
    if (value.isEmpty() || !(value.get() instanceof List<?> elements)) {
      throw not("a list");
    }
    return ((List<Optional<Object>>) elements)
        .stream().map(one -> new JsonTree(place, one)).toList();
  }

  String text() throws IOException {
    if (value.isPresent() && value.get() instanceof String text) {
      return text;
    }
    throw not("a text");
  }

  boolean truth() throws IOException {
    if (value.isPresent() && value.get() instanceof Boolean truth) {
      return truth;
    }
    throw not("true or false");
  }

  long number() throws IOException {
    if (value.isPresent() && value.get() instanceof Number number) {
      return number.longValue();
    }
    throw not("a number");
  }

  private IOException not(String expected) {
    return new IOException("'%s' is not %s".formatted(place, expected));
  }
}
