package ncc.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/// Lays JSON out for people and for `grep`: what was started as [Layout#PER_MEMBER] has a line for
/// each of its members, everything else stays on the line it began on.
final class Lines implements PrettyPrinter {
  /// Given to the generator with the start of an object or array.
  enum Layout {
    PER_MEMBER
  }

  private int depth;

  @Override
  public void writeRootValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator json) throws IOException {
    start(json, '{');
  }

  @Override
  public void writeStartArray(JsonGenerator json) throws IOException {
    start(json, '[');
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) throws IOException {
    newLine(json);
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    newLine(json);
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    json.writeRaw(',');
    newLine(json);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(',');
    newLine(json);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(isPerMember(json) ? ": " : ":");
  }

  @Override
  public void writeEndObject(JsonGenerator json, int members) throws IOException {
    end(json, members, '}');
  }

  @Override
  public void writeEndArray(JsonGenerator json, int members) throws IOException {
    end(json, members, ']');
  }

  private void start(JsonGenerator json, char bracket) throws IOException {
    json.writeRaw(bracket);
    depth += isPerMember(json) ? 1 : 0;
  }

  private void end(JsonGenerator json, int members, char bracket) throws IOException {
    depth -= isPerMember(json) ? 1 : 0;
    if (members > 0) {
      newLine(json);
    }
    json.writeRaw(bracket);
  }

  private void newLine(JsonGenerator json) throws IOException {
    if (isPerMember(json)) {
      json.writeRaw('\n');
      for (int i = 0; i < depth; i++) {
        json.writeRaw(' ');
      }
    }
  }

  private static boolean isPerMember(JsonGenerator json) {
    return json.currentValue() == Layout.PER_MEMBER;
  }
}
