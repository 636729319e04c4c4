package ncc.source.cvm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import ncc.source.text.Lines;
import ncc.spi.inventory.Caveat;
import org.jspecify.annotations.Nullable;

/// The rows of what `acli -o json vm.list` prints: `{"status": 0, "data": [{"name": …, "uuid": …}],
/// "error": null}`. What stands behind the object is not read.
final class AcliJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Lines lines;
  private final JsonParser parser;
  private Optional<String> damage = Optional.empty();
  private boolean isInData;
  private boolean hasData;
  private boolean isEnded;

  /// @param first the line in which the object begins
  AcliJson(Lines lines, Lines.Line first) throws IOException {
    this.lines = lines;
    this.parser = FACTORY.createParser(new Rest(lines, first.text()));
  }

  /// Why the list is not whole; known once all rows were read.
  Optional<String> damage() {
    return damage;
  }

  /// The next row, null after the last.
  AcliTable.@Nullable Row next() throws IOException {
    try {
      AcliTable.Row row = null;
      while (row == null && !isEnded) {
        row = isInData ? element() : field();
      }
      return row;
    } catch (JsonProcessingException broken) {
      isEnded = true;
      damaged("the JSON of the list is cut off or damaged");
      return null;
    }
  }

  private AcliTable.@Nullable Row field() throws IOException {
    var token = parser.nextToken();
    if (token == JsonToken.END_OBJECT || token == null) {
      end();
    } else if (token == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      value(name, parser.nextToken());
    }
    return null;
  }

  private void value(String name, JsonToken token) throws IOException {
    switch (name) {
      case "data" -> {
        isInData = token == JsonToken.START_ARRAY;
        hasData |= isInData;
      }
      case "error" -> {
        if (token == JsonToken.VALUE_STRING && !parser.getText().isBlank()) {
          damaged("acli says " + Caveat.quoted(parser.getText()));
        } else if (token.isStructStart()) {
          damaged("acli says that it failed");
        }
      }
      case "status" -> {
        if (token != JsonToken.VALUE_NUMBER_INT || !parser.getText().equals("0")) {
          damaged("acli says that it failed");
        }
      }
      default -> {}
    }
    if (!isInData) {
      parser.skipChildren();
    }
  }

  private void end() {
    isEnded = true;
    if (!hasData) {
      damaged("no list 'data' stands in it");
    }
  }

  /// A row, null for what is none.
  private AcliTable.@Nullable Row element() throws IOException {
    var token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      isInData = false;
      return null;
    }
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      damaged("an element of 'data' is no VM");
      return null;
    }
    return row();
  }

  private AcliTable.Row row() throws IOException {
    var name = "";
    var uuid = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var field = parser.currentName();
      var token = parser.nextToken();
      boolean isText = token == JsonToken.VALUE_STRING;
      if (isText && field.equals("name")) {
        name = parser.getText();
      } else if (isText && field.equals("uuid")) {
        uuid = parser.getText();
      } else if (field.equals("name") && token != JsonToken.VALUE_NULL) {
        damaged("an element of 'data' has a name that is no text");
      }
      parser.skipChildren();
    }
    return new AcliTable.Row(name, uuid, lines.number());
  }

  private void damaged(String why) {
    damage = damage.or(() -> Optional.of(why));
  }

  /// The text from a line on.
  private static final class Rest extends Reader {
    private final Lines lines;
    private @Nullable String text;
    private int at;

    Rest(Lines lines, String first) {
      this.lines = lines;
      this.text = first + "\n";
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      while (text != null && at == text.length()) {
        var line = lines.next();
        text = line == null ? null : line.text() + "\n";
        at = 0;
      }
      if (text == null) {
        return -1;
      }
      int count = Math.min(length, text.length() - at);
      text.getChars(at, at + count, into, offset);
      at += count;
      return count;
    }

    @Override
    public void close() {}
  }
}
