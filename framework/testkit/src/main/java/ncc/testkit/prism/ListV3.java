package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// The envelope of a v3 list.
final class ListV3 {
  private ListV3() {}

  /// Writes one of the entities.
  interface Row {
    void write(JsonGenerator json, int row) throws IOException;
  }

  static void write(JsonGenerator json, String kind, Page page, Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("api_version", "3.1");
    json.writeObjectFieldStart("metadata");
    json.writeNumberField("total_matches", page.total());
    json.writeStringField("kind", kind);
    json.writeNumberField("length", page.size());
    json.writeNumberField("offset", page.from());
    json.writeEndObject();
    json.writeArrayFieldStart("entities");
    for (int i = page.from(); i < page.to(); i++) {
      row.write(json, i);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
