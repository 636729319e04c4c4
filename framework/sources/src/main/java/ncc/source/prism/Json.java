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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ncc.source.partial.Place;
import ncc.spi.inventory.Caveat;
import ncc.spi.source.Notation.Token;
import org.jspecify.annotations.Nullable;

/// A JSON answer as a stream of fields and elements. Whatever is not asked for is skipped; what is
/// asked for and is something else is reported.
public final class Json implements Closeable {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;
  private final String origin;
  private final Mismatches mismatches;
  private final List<Names> byDepth = new ArrayList<>();

  /// How many objects are being read.
  private int depth;

  /// Hears of a value that is not of the kind that belongs where it stands. Null is of every kind.
  public interface Mismatches {
    void found(Mismatch mismatch);
  }

  /// A value that is not of the kind that belongs where it stands.
  ///
  /// @param field the value's name, or that of the list it is an element of
  /// @param problem one phrase, such as `guestTools is not an object`
  /// @param found what is there, shortened
  public record Mismatch(Place place, String field, String problem, String found) {
    /// What is wrong and what is there, as one phrase.
    public String text() {
      return problem + ", but " + Caveat.quoted(found);
    }
  }

  /// Takes a field of an object; reads its value with the methods of [Json], or leaves it.
  public interface Field {
    void read(String name) throws IOException;
  }

  /// Takes an element of an array, likewise.
  public interface Element {
    void read() throws IOException;
  }

  public Json(InputStream in, String origin, Mismatches mismatches) throws IOException {
    this.parser = FACTORY.createParser(in);
    this.origin = origin;
    this.mismatches = mismatches;
  }

  /// Steps to the next document of the text; false after the last.
  public boolean nextDocument() throws IOException {
    return parser.nextToken() != null;
  }

  public boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  public boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /// Reads the object at hand; anything else is skipped, and reported unless it is null.
  public void object(Field field) throws IOException {
    if (!isObject()) {
      mismatch("an object");
      return;
    }
    var names = names();
    depth++;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      if (!names.add(name)) {
        throw new JsonParseException(parser, "'%s' stands twice in one object".formatted(name));
      }
      parser.nextToken();
      field.read(name);
      parser.skipChildren();
    }
    depth--;
  }

  private Names names() {
    while (byDepth.size() <= depth) {
      byDepth.add(new Names());
    }
    return byDepth.get(depth).begin();
  }

  /// The names of the object at hand. A name twice contradicts itself, and nobody knows which is
  /// meant. Objects of one depth mostly have the same names in the same order, by the hundred
  /// thousand: as long as they do, none of them is looked for.
  private static final class Names {
    private static final int FEW = 64;

    private final List<String> names = new ArrayList<>(16);
    private final Set<String> many = new HashSet<>();
    private int size;
    private boolean isAsBefore = true;

    Names begin() {
      size = 0;
      isAsBefore = true;
      many.clear();
      return this;
    }

    /// False when it is there already.
    @SuppressWarnings("ReferenceEquality") // the parser gives one object for one name
    boolean add(String name) {
      isAsBefore = isAsBefore && size < names.size() && names.get(size) == name;
      if (isAsBefore) {
        size++;
        return true;
      }
      names.subList(size, names.size()).clear();
      if (isThere(name)) {
        return false;
      }
      names.add(name);
      size++;
      return true;
    }

    private boolean isThere(String name) {
      if (size < FEW) {
        return names.contains(name);
      }
      if (many.isEmpty()) {
        many.addAll(names);
      }
      return !many.add(name);
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

  /// Reads the array of objects at hand, each of which `element` takes; an element that is none is
  /// skipped and reported, null too: a row is lost with it.
  void objects(Element element) throws IOException {
    array(() -> {
      if (isObject()) {
        element.read();
      } else {
        report("an object");
      }
    });
  }

  /// Reports what is at hand, unless it is null.
  public void mismatch(String expected) throws IOException {
    if (!isNull()) {
      report(expected);
    }
  }

  private void report(String expected) throws IOException {
    boolean isBegun = parser.currentToken().isStructStart();
    var context = parser.getParsingContext();
    var around = isBegun ? context.getParent() : context;
    boolean isElement = around.inArray();
    var field = named(isElement ? around.getParent() : around);
    var problem = (isElement ? "an element of " : "") + field + " is not " + expected;
    mismatches.found(new Mismatch(place(), field, problem, isNull() ? "null" : shown()));
  }

  private static String named(JsonStreamContext context) {
    var name = context.getCurrentName();
    return name == null ? "the answer" : name;
  }

  /// The text at hand, empty for null; anything else is reported, and empty too.
  public String text() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    mismatch("a text");
    return "";
  }

  /// The text or the number at hand, empty for null; anything else is reported, and empty too.
  public String word() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getText() : text();
  }

  /// `true` or `false` at hand, empty for null; anything else is reported, and empty too.
  public String flag() throws IOException {
    if (parser.currentToken().isBoolean()) {
      return parser.getText();
    }
    mismatch("true or false");
    return "";
  }

  /// The count at hand, -1 for null; anything else is reported, and -1 too.
  long count() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      long count = number(parser.getText());
      if (count >= 0) {
        return count;
      }
    }
    mismatch("a count from 0 on");
    return -1;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  /// The value at hand whatever it is, empty for null; what is no scalar becomes a text that no
  /// fact has.
  public String shown() throws IOException {
    var token = parser.currentToken();
    if (isNull()) {
      return "";
    }
    if (token.isScalarValue()) {
      return parser.getText();
    }
    parser.skipChildren();
    return token == JsonToken.START_ARRAY ? "[…]" : "{…}";
  }

  /// Something stands in the value at hand, however deep: null and empty texts, lists and objects
  /// are nothing. A list or an object is read with that.
  boolean isSomething() throws IOException {
    boolean isSomething = isTelling();
    for (int open = isOpening() ? 1 : 0; open > 0; open += isOpening() ? 1 : isClosing() ? -1 : 0) {
      parser.nextToken();
      isSomething |= isTelling();
    }
    return isSomething;
  }

  private boolean isTelling() throws IOException {
    var token = parser.currentToken();
    return token == JsonToken.VALUE_STRING
        ? parser.getTextLength() > 0
        : token.isScalarValue() && !isNull();
  }

  private boolean isOpening() {
    return parser.currentToken().isStructStart();
  }

  private boolean isClosing() {
    return parser.currentToken().isStructEnd();
  }

  /// The value at hand is written as values of this kind are.
  boolean isOf(Token token) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> token != Token.TRUTH;
      case VALUE_NUMBER_INT -> token == Token.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> token == Token.TRUTH;
      default -> false;
    };
  }

  boolean isScalar() {
    return parser.currentToken().isScalarValue();
  }

  public Place place() {
    return new Place(origin, parser.currentTokenLocation().getLineNr());
  }

  /// Where reading stopped.
  public static Place place(IOException broken, String origin) {
    return broken instanceof JsonProcessingException json && json.getLocation() != null
        ? new Place(origin, json.getLocation().getLineNr())
        : Place.of(origin);
  }

  /// Why reading stopped.
  public static String reason(IOException broken) {
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
