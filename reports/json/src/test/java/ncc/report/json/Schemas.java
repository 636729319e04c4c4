package ncc.report.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The schemas as the jar ships them, but closed: what they do not describe is an error here.
final class Schemas {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemas(
                  Map.of(
                      "urn:ncc:schema:run:1.0", closed("run.schema.json"),
                      "urn:ncc:schema:line:1.0", closed("line.schema.json"))));

  private Schemas() {}

  /// What `json` violates.
  static List<String> errorsOfRun(String json) {
    return errors("urn:ncc:schema:run:1.0", json);
  }

  static List<String> errorsOfLine(String json) {
    return errors("urn:ncc:schema:line:1.0", json);
  }

  private static List<String> errors(String schema, String json) {
    return REGISTRY.getSchema(SchemaLocation.of(schema)).validate(json, InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private static String closed(String name) {
    return text(name)
        .replace("\"properties\":", "\"additionalProperties\": false, \"properties\":");
  }

  private static String text(String name) {
    try (var in = Objects.requireNonNull(JsonReport.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
