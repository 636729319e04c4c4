package ncc.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Where JSON goes. An output that breaks off stays visibly broken: nothing is closed on its
/// behalf.
final class JsonOut implements Closeable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private final JsonGenerator json;

  JsonOut(Appendable out) throws IOException {
    json = FACTORY.createGenerator(new EscapingWriter(out));
    json.setPrettyPrinter(new Lines());
  }

  /// What writes some members or elements.
  @FunctionalInterface
  interface Body {
    void write() throws IOException;
  }

  /// An object with a line for each member.
  void tallObject(Body members) throws IOException {
    json.writeStartObject(Lines.Layout.PER_MEMBER);
    members.write();
    json.writeEndObject();
  }

  void tallObject(String name, Body members) throws IOException {
    json.writeFieldName(name);
    tallObject(members);
  }

  /// An array with a line for each element.
  void tallArray(String name, Body elements) throws IOException {
    json.writeFieldName(name);
    json.writeStartArray(Lines.Layout.PER_MEMBER);
    elements.write();
    json.writeEndArray();
  }

  /// An object on one line.
  void object(Body members) throws IOException {
    json.writeStartObject();
    members.write();
    json.writeEndObject();
  }

  void object(String name, Body members) throws IOException {
    json.writeFieldName(name);
    object(members);
  }

  /// An array on one line.
  void array(String name, Body elements) throws IOException {
    json.writeFieldName(name);
    json.writeStartArray();
    elements.write();
    json.writeEndArray();
  }

  /// The texts of `elements` on one line.
  void texts(String name, Collection<?> elements) throws IOException {
    json.writeFieldName(name);
    json.writeStartArray();
    for (Object element : elements) {
      json.writeString(element.toString());
    }
    json.writeEndArray();
  }

  /// One member; none when `value` is null.
  void member(String name, @Nullable Object value) throws IOException {
    if (value != null) {
      json.writeFieldName(name);
      value(value);
    }
  }

  private void value(Object value) throws IOException {
    switch (value) {
      case String text -> json.writeString(text);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case Duration duration -> json.writeNumber(seconds(duration));
      case Enum<?> constant -> json.writeString(constant.name());
      default -> json.writeString(value.toString());
    }
  }

  /// Ends the current line of output.
  void endLine() throws IOException {
    json.writeRaw('\n');
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds())
        .add(BigDecimal.valueOf(duration.getNano(), 9))
        .stripTrailingZeros();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
