package ncc.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where JSON comes from, one token at a time. Bodies and members are called with their value's
/// first token at hand and leave its last one there.
final class JsonIn implements Closeable {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;
  private final String name;

  JsonIn(InputStream in, String name) throws IOException {
    this.name = name;
    this.parser = FACTORY.createParser(in);
  }

  /// Reads one value.
  @FunctionalInterface
  interface Body {
    void read() throws IOException;
  }

  /// Reads the value of the member `name`.
  @FunctionalInterface
  interface Member {
    void read(String name) throws IOException;
  }

  /// A place in the document.
  record Place(int line, int column) {}

  Place place() {
    var location = parser.currentTokenLocation();
    return new Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
  }

  /// What to throw about the current token.
  RunFormatException wrong(String what) {
    return wrong(place(), what);
  }

  RunFormatException wrong(Place place, String what) {
    return new RunFormatException(
        name + ":" + place.line() + ":" + place.column() + ": " + Quoted.plain(what));
  }

  /// Reads the one value of the document, and demands that nothing follows.
  void document(Body body) throws IOException {
    next();
    body.read();
    if (next() != null) {
      throw wrong("something follows the end of the run; expected one run and no more");
    }
  }

  void members(Member member) throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    while (next() == JsonToken.FIELD_NAME) {
      var memberName = parser.currentName();
      next();
      member.read(memberName);
    }
  }

  void elements(Body element) throws IOException {
    expect(JsonToken.START_ARRAY, "a list");
    while (next() != JsonToken.END_ARRAY) {
      element.read();
    }
  }

  String text() throws IOException {
    expect(JsonToken.VALUE_STRING, "a text");
    return parsed(parser::getText);
  }

  /// The value at hand: String, Long, Boolean, a [Digits] for any other number; null for JSON's
  /// null.
  @Nullable Object scalar() throws IOException {
    return switch (token()) {
      case VALUE_STRING -> text();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_FLOAT -> new Digits(parser.getText());
      case VALUE_NUMBER_INT -> integer();
      default -> throw wrong("found " + found() + "; expected a text, a number, true or false");
    };
  }

  private Object integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> new Digits(parser.getText());
    };
  }

  /// A number as it is written, that is not a `long`.
  record Digits(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  void skip() throws IOException {
    parsed(parser::skipChildren);
  }

  boolean isAt(JsonToken token) {
    return parser.currentToken() == token;
  }

  private void expect(JsonToken token, String what) throws RunFormatException {
    if (!isAt(token)) {
      throw wrong("found " + found() + "; expected " + what);
    }
  }

  private JsonToken token() {
    return Objects.requireNonNull(parser.currentToken());
  }

  private String found() {
    var token = parser.currentToken();
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> "the end of something";
    };
  }

  private @Nullable JsonToken next() throws IOException {
    return parsed(parser::nextToken);
  }

  /// What Jackson does on our behalf.
  @FunctionalInterface
  private interface Step<T extends @Nullable Object> {
    T take() throws IOException;
  }

  private <T extends @Nullable Object> T parsed(Step<T> step) throws IOException {
    try {
      return step.take();
    } catch (JsonProcessingException | CharConversionException e) {
      throw notJson(e);
    }
  }

  private RunFormatException notJson(IOException e) {
    var location = parser.currentLocation();
    var place = new Place(location.getLineNr(), location.getColumnNr());
    var what =
        switch (e) {
          case JsonEOFException _ -> "the file ends before the run does; expected a whole run";
          case JsonProcessingException broken -> "not JSON: " + broken.getOriginalMessage();
          default -> "not JSON: " + e.getMessage();
        };
    var wrong = wrong(place, what);
    wrong.initCause(e);
    return wrong;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
