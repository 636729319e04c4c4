package ncc.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Small JSON documents as maps, lists, texts, numbers and truth values, for whoever has no more to
/// say than what is in them.
public final class PlainJson {
  private static final int DEEPEST = 16;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private PlainJson() {}

  /// Members stand in the order of their map; an empty Optional is an absent member. Numbers and
  /// truth values are themselves, all else is a text.
  public static String write(Map<String, ?> object) {
    var text = new StringWriter();
    try (var json = FACTORY.createGenerator(text)) {
      value(json, object);
    } catch (IOException e) {
      throw new IllegalStateException("a string refused to be written", e);
    }
    return text.append('\n').toString();
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> object -> members(json, object);
      case List<?> list -> elements(json, list);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      default -> json.writeString(value.toString());
    }
  }

  private static void members(JsonGenerator json, Map<?, ?> object) throws IOException {
    json.writeStartObject();
    for (var member : object.entrySet()) {
      var value =
          member.getValue() instanceof Optional<?> found ? found : Optional.of(member.getValue());
      if (value.isPresent()) {
        json.writeFieldName(String.valueOf(member.getKey()));
        value(json, value.get());
      }
    }
    json.writeEndObject();
  }

  private static void elements(JsonGenerator json, List<?> list) throws IOException {
    json.writeStartArray();
    for (Object element : list) {
      value(json, element);
    }
    json.writeEndArray();
  }

  /// Reads one object; a null is an absent member.
  ///
  /// @throws IllegalArgumentException when it is something else, with what
  public static Map<String, Object> object(String text) {
    return object(text, false);
  }

  /// As [#object], where a null within a member is refused: whoever asks for something by it would
  /// not be heard.
  public static Map<String, Object> request(String text) {
    return object(text, true);
  }

  private static Map<String, Object> object(String text, boolean isRequest) {
    try (var json = FACTORY.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      var object = members(json, isRequest);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("something comes after the JSON object");
      }
      return object;
    } catch (IOException _) {
      throw new IllegalArgumentException("it is no JSON");
    }
  }

  private static Map<String, Object> members(JsonParser json, boolean isRequest)
      throws IOException {
    var object = new LinkedHashMap<String, Object>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = json.currentName();
      json.nextToken();
      value(json, isRequest).ifPresent(value -> object.put(name, value));
    }
    return object;
  }

  private static Optional<Object> value(JsonParser json, boolean isRequest) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> Optional.of(members(json, isRequest));
      case START_ARRAY -> Optional.of(elements(json, isRequest));
      case VALUE_NULL -> {
        var above = json.getParsingContext().getParent();
        if (isRequest && above != null && !above.inRoot()) {
          throw new IllegalArgumentException(
              "a null in '%s' says nothing".formatted(above.getCurrentName()));
        }
        yield Optional.empty();
      }
      case VALUE_STRING -> Optional.of(json.getText());
      case VALUE_TRUE, VALUE_FALSE -> Optional.of(json.getBooleanValue());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(json.getNumberValue());
      default -> Optional.empty();
    };
  }

  private static List<Object> elements(JsonParser json, boolean isRequest) throws IOException {
    var list = new ArrayList<Object>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      value(json, isRequest).ifPresent(list::add);
    }
    return list;
  }
}
