package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// The envelope of a v4 list: `data`, and `metadata` with flags and the total. An object tells its
/// type and revision once per array, in the first element.
///
/// @param type of the answer
record ListV4(String type, PrismApi api, Page page) {
  /// Writes one element of `data`.
  interface Row {
    void write(JsonGenerator json, int row, boolean isFirst) throws IOException;
  }

  void write(JsonGenerator json, String path, Row row) throws IOException {
    json.writeStartObject();
    if (page.size() > 0) {
      json.writeArrayFieldStart("data");
      for (int i = page.from(); i < page.to(); i++) {
        row.write(json, i, i == page.from());
      }
      json.writeEndArray();
    }
    typed(json, type, api.revision());
    metadata(json, path);
    json.writeEndObject();
  }

  /// What every object of v4 says of itself.
  static void typed(JsonGenerator json, String type, String revision) throws IOException {
    json.writeObjectFieldStart("$reserved");
    json.writeStringField("$fv", revision);
    json.writeEndObject();
    json.writeStringField("$objectType", type);
  }

  private void metadata(JsonGenerator json, String path) throws IOException {
    json.writeObjectFieldStart("metadata");
    json.writeArrayFieldStart("flags");
    flag(json, "hasError", false, true);
    flag(json, "isPaginated", true, false);
    flag(json, "isTruncated", false, false);
    json.writeEndArray();
    typed(json, "common.v1.response.ApiResponseMetadata", "v1.r0");
    links(json, path);
    json.writeNumberField("totalAvailableResults", page.total());
    json.writeEndObject();
  }

  private void links(JsonGenerator json, String path) throws IOException {
    json.writeArrayFieldStart("links");
    link(json, path, page.number(), "self");
    if (page.to() < page.total()) {
      link(json, path, page.number() + 1, "next");
    }
    json.writeEndArray();
  }

  private static void link(JsonGenerator json, String path, int number, String rel)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("href", path + "?$page=" + number);
    json.writeStringField("rel", rel);
    json.writeEndObject();
  }

  private static void flag(JsonGenerator json, String name, boolean value, boolean isFirst)
      throws IOException {
    json.writeStartObject();
    if (isFirst) {
      typed(json, "common.v1.config.Flag", "v1.r0");
    }
    json.writeStringField("name", name);
    json.writeBooleanField("value", value);
    json.writeEndObject();
  }
}
