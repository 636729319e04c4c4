package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was sent with a request of v3: texts and numbers by name, and the attributes it asks for.
///
/// @param values the top level's, as texts
/// @param attributes every `attribute` of `group_member_attributes`, in order
record Body(Map<String, String> values, List<String> attributes) {
  private static final JsonFactory JSON = new JsonFactory();

  static Body of(Call call) throws Refusal {
    if (!call.isPost()) {
      throw new Refusal(405, "Expected POST");
    }
    try (var parser = JSON.createParser(call.body())) {
      return read(parser);
    } catch (IOException e) {
      throw new Refusal(422, "The body is not JSON");
    }
  }

  private static Body read(JsonParser parser) throws IOException {
    var values = new HashMap<String, String>();
    var attributes = new ArrayList<String>();
    int depth = 0;
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token.isScalarValue() && depth == 1) {
        values.put(parser.currentName(), parser.getText());
      } else if (token == JsonToken.VALUE_STRING && "attribute".equals(parser.currentName())) {
        attributes.add(parser.getText());
      }
    }
    return new Body(values, attributes);
  }

  int number(String name, int otherwise) throws Refusal {
    var text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,9}")) {
      throw new Refusal(422, name + ": '" + text + "' is not a number of rows");
    }
    return Integer.parseInt(text);
  }
}
