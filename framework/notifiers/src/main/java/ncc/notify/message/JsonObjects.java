package ncc.notify.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// JSON in memory, whatever the texts hold.
public record JsonObjects(JsonGenerator json) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /// What writes one value, or some members or elements.
  @FunctionalInterface
  public interface Body {
    void write(JsonObjects json) throws IOException;
  }

  /// @return UTF-8
  public static byte[] bytes(Body value) {
    var bytes = new ByteArrayOutputStream();
    try (var json = FACTORY.createGenerator(bytes)) {
      value.write(new JsonObjects(json));
    } catch (IOException e) {
      throw new IllegalStateException("memory refused to be written", e);
    }
    return bytes.toByteArray();
  }

  public void object(Body members) throws IOException {
    json.writeStartObject();
    members.write(this);
    json.writeEndObject();
  }

  public void object(String name, Body members) throws IOException {
    json.writeFieldName(name);
    object(members);
  }

  public void array(Body elements) throws IOException {
    json.writeStartArray();
    elements.write(this);
    json.writeEndArray();
  }

  public void array(String name, Body elements) throws IOException {
    json.writeFieldName(name);
    array(elements);
  }

  public void text(String name, String value) throws IOException {
    json.writeStringField(name, Words.encodable(value));
  }

  public void texts(String name, List<String> values) throws IOException {
    array(
        name,
        _ -> {
          for (String value : values) {
            json.writeString(Words.encodable(value));
          }
        });
  }

  public void instant(String name, Instant value) throws IOException {
    json.writeStringField(name, value.toString());
  }

  /// Left out when it is empty.
  public void instant(String name, Optional<Instant> value) throws IOException {
    if (value.isPresent()) {
      instant(name, value.get());
    }
  }

  public void number(String name, int value) throws IOException {
    json.writeNumberField(name, value);
  }

  public void flag(String name, boolean value) throws IOException {
    json.writeBooleanField(name, value);
  }
}
