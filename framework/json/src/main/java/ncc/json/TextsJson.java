package ncc.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Names and texts as a JSON object, there and back.
public final class TextsJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private TextsJson() {}

  /// One line, in the order of `texts`.
  public static String write(Map<String, String> texts) {
    var out = new StringWriter();
    try (var json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      for (var text : texts.entrySet()) {
        json.writeStringField(text.getKey(), text.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /// What is not a text is passed over.
  ///
  /// @throws IllegalArgumentException when it is no JSON object
  public static Map<String, String> read(String text) {
    var texts = new LinkedHashMap<String, String>();
    try (var json = FACTORY.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("expected a JSON object");
      }
      for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          texts.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("expected a JSON object", e);
    }
    return Collections.unmodifiableMap(texts);
  }
}
