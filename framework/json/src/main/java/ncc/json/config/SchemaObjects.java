package ncc.json.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;

/// JSON objects within each other, each closed by whoever opened it.
record SchemaObjects(JsonGenerator json) {

  /// What writes some members or elements.
  @FunctionalInterface
  interface Body {
    void write() throws IOException;
  }

  void object(Body members) throws IOException {
    json.writeStartObject();
    members.write();
    json.writeEndObject();
  }

  void object(String name, Body members) throws IOException {
    json.writeFieldName(name);
    object(members);
  }

  void array(String name, Body elements) throws IOException {
    json.writeArrayFieldStart(name);
    elements.write();
    json.writeEndArray();
  }

  void text(String name, String value) throws IOException {
    json.writeStringField(name, value);
  }

  void texts(String name, Collection<String> values) throws IOException {
    array(
        name,
        () -> {
          for (String value : values) {
            json.writeString(value);
          }
        });
  }

  void number(String name, int value) throws IOException {
    json.writeNumberField(name, value);
  }

  void flag(String name, boolean value) throws IOException {
    json.writeBooleanField(name, value);
  }

  void booleans(boolean... values) throws IOException {
    for (boolean value : values) {
      json.writeBoolean(value);
    }
  }
}
