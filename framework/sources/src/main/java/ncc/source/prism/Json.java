package ncc.source.prism;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import ncc.source.partial.Place;
import org.jspecify.annotations.Nullable;

/// A JSON answer as a stream of fields and elements. Whatever is not asked for is skipped; what is
/// asked for and is something else is reported.
final class Json implements Closeable {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;
  private final String origin;
  private final Mismatches mismatches;

  /// Hears of a value that is not of the kind that belongs where it stands. Null is of every kind.
  interface Mismatches {
    /// @param problem one phrase, such as `guestTools is not an object`
    /// @param found what is there, shortened
    void found(Place place, String problem, String found);
  }

  /// Takes a field of an object; reads its value with the methods of [Json], or leaves it.
  interface Field {
    void read(String name) throws IOException;
  }

  /// Takes an element of an array, likewise.
  interface Element {
    void read() throws IOException;
  }

  Json(InputStream in, String origin, Mismatches mismatches) throws IOException {
    this.parser = FACTORY.createParser(in);
    this.origin = origin;
    this.mismatches = mismatches;
  }

  /// Steps to the next document of the text; false after the last.
  boolean nextDocument() throws IOException {
    return parser.nextToken() != null;
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /// Reads the object at hand; anything else is skipped, and reported unless it is null.
  void object(Field field) throws IOException {
    if (!isObject()) {
      mismatch("an object");
      return;
    }
    var names = new Names();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      if (!names.add(name)) {
        throw new JsonParseException(parser, "'%s' stands twice in one object".formatted(name));
      }
      parser.nextToken();
      field.read(name);
      parser.skipChildren();
    }
  }

  /// The names of one object. A name twice contradicts itself, and nobody knows which is meant.
  /// Most objects are small and read by the hundred thousand, so a word of bits answers for most
  /// names.
  private static final class Names {
    private final List<String> names = new ArrayList<>(16);
    private long bits;

    /// False when it is there already.
    boolean add(String name) {
      long bit = 1L << (name.hashCode() & 63);
      if ((bits & bit) != 0 && names.contains(name)) {
        return false;
      }
      bits |= bit;
      names.add(name);
      return true;
    }
  }

  /// Reads the array at hand; anything else is skipped, and reported unless it is null.
  void array(Element element) throws IOException {
    if (!isArray()) {
      mismatch("a list");
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.read();
      parser.skipChildren();
    }
  }

  private void mismatch(String expected) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      var problem = called() + " is not " + expected;
      mismatches.found(place(), problem, text());
    }
  }

  /// The value at hand, by its name or by that of its list.
  private String called() {
    boolean isBegun = parser.currentToken().isStructStart();
    var context = parser.getParsingContext();
    var around = isBegun ? context.getParent() : context;
    return around.inArray()
        ? "an element of " + named(around.getParent(), "the answer")
        : named(around, "the answer");
  }

  private static String named(JsonStreamContext context, String otherwise) {
    var name = context.getCurrentName();
    return name == null ? otherwise : name;
  }

  /// The text at hand; empty for anything else.
  String name() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
  }

  /// The value at hand as text, empty for null; what is no scalar becomes a text that no fact has.
  String text() throws IOException {
    var token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (token.isScalarValue()) {
      return parser.getText();
    }
    parser.skipChildren();
    return token == JsonToken.START_ARRAY ? "[…]" : "{…}";
  }

  /// The number in `text`, -1 when it is none.
  static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  Place place() {
    return new Place(origin, parser.currentTokenLocation().getLineNr());
  }

  /// Where reading stopped.
  static Place place(IOException broken, String origin) {
    return broken instanceof JsonProcessingException json && json.getLocation() != null
        ? new Place(origin, json.getLocation().getLineNr())
        : Place.of(origin);
  }

  /// Why reading stopped.
  static String reason(IOException broken) {
    return broken instanceof JsonProcessingException json
        ? "is no JSON from here on: " + firstLine(json.getOriginalMessage())
        : "reading failed: " + broken.getMessage();
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
