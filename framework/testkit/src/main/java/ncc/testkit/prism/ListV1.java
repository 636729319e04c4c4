package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// The envelope of a v1 list: `metadata` that counts, and `entities`. Pages are counted from 1;
/// without `count` all rows are one page.
final class ListV1 {
  private ListV1() {}

  /// Writes the entities of a page.
  interface Entities {
    void write() throws IOException;
  }

  static Page page(Call call, int rows) throws Refusal {
    int number = call.number("page", 1, 1, Integer.MAX_VALUE) - 1;
    int count = call.number("count", Math.max(1, rows), 1, Integer.MAX_VALUE);
    return call.ordered().page(Page.of(number, count, rows));
  }

  static void write(JsonGenerator json, Page page, Entities entities) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("metadata");
    json.writeNumberField("grandTotalEntities", page.total());
    json.writeNumberField("totalEntities", page.total());
    json.writeStringField("filterCriteria", "");
    json.writeStringField("sortCriteria", "");
    json.writeNumberField("page", page.number() + 1);
    json.writeNumberField("count", page.size());
    json.writeNumberField("startIndex", page.from() + 1);
    json.writeNumberField("endIndex", page.to());
    json.writeEndObject();
    json.writeArrayFieldStart("entities");
    entities.write();
    json.writeEndArray();
    json.writeEndObject();
  }
}
