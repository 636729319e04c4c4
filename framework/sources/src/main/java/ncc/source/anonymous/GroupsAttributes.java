package ncc.source.anonymous;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ncc.source.partial.FieldTree;
import ncc.source.partial.FurtherFields;

/// Copies the attributes of a groups answer, whose values mean what their name says, before or
/// behind them.
final class GroupsAttributes implements JsonCopy.Element {
  private static final String NGT = "ngt.";
  private static final Map<String, Treatment> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("vm_name", Treatment.VM_NAME),
          Map.entry("cluster", Treatment.ID),
          Map.entry("is_cvm", Treatment.FLAG),
          Map.entry("power_state", Treatment.WORD),
          Map.entry("ngt.enabled", Treatment.FLAG),
          Map.entry("ngt.is_deleted", Treatment.FLAG),
          Map.entry("ngt.installed_version", Treatment.VERSION),
          Map.entry("ngt.cluster_version", Treatment.VERSION),
          Map.entry("ngt.communication_active", Treatment.FLAG),
          Map.entry("ngt.communication_type", Treatment.WORD),
          Map.entry("ngt.communication_over_serial_port_active", Treatment.FLAG),
          Map.entry("ngt.iso_mounted", Treatment.FLAG),
          Map.entry("ngt.guest_os", Treatment.GUEST_OS));

  private final JsonParser in;
  private final JsonGenerator out;
  private final Pseudonyms pseudonyms;
  private final List<String> values = new ArrayList<>();
  private String name = "";
  private boolean isNamed;
  private boolean isHollow;
  private boolean isDamaged;

  private final FieldTree further;

  private GroupsAttributes(
      JsonParser in, JsonGenerator out, Pseudonyms pseudonyms, FieldTree further) {
    this.further = further;
    this.in = in;
    this.out = out;
    this.pseudonyms = pseudonyms;
  }

  static JsonCopy.Elements of(FurtherFields further) {
    var tree = further.tree();
    return (in, out, pseudonyms) -> new GroupsAttributes(in, out, pseudonyms, tree);
  }

  /// Copies the attribute at hand.
  @Override
  public void copy() throws IOException {
    name = "";
    isNamed = false;
    isHollow = false;
    isDamaged = false;
    values.clear();
    read();
    if (isDamaged) {
      out.writeNumber(0);
    } else {
      write();
    }
  }

  /// What is not of the kind that belongs there is damage; null is of every kind.
  private void skip() throws IOException {
    isDamaged |= in.currentToken() != JsonToken.VALUE_NULL;
    in.skipChildren();
  }

  private void read() throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      isDamaged = true;
      in.skipChildren();
      return;
    }
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var key = in.currentName();
      var token = in.nextToken();
      if (key.equals("name") && token == JsonToken.VALUE_STRING) {
        name = in.getText();
        isNamed = true;
      } else if (key.equals("values") && token == JsonToken.START_ARRAY) {
        points();
      } else if (key.equals("name") || key.equals("values")) {
        skip();
      } else {
        in.skipChildren();
      }
    }
  }

  /// Each point in time has its values.
  private void points() throws IOException {
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() == JsonToken.START_OBJECT) {
        point();
      } else {
        isDamaged = true;
        in.skipChildren();
      }
    }
  }

  private void point() throws IOException {
    boolean isOfValues = false;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean isValues = in.currentName().equals("values");
      isOfValues |= isValues;
      if (in.nextToken() == JsonToken.START_ARRAY && isValues) {
        values();
      } else if (isValues) {
        skip();
      } else {
        in.skipChildren();
      }
    }
    isHollow |= !isOfValues;
  }

  private void values() throws IOException {
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        values.add(in.getText());
      } else {
        values.add("");
        skip();
      }
    }
  }

  /// Without a name or without values, as it was.
  private void write() throws IOException {
    out.writeStartObject();
    if (isNamed) {
      out.writeStringField("name", told());
    }
    out.writeArrayFieldStart("values");
    out.writeStartObject();
    if (!isHollow) {
      writeValues();
    }
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
  }

  private void writeValues() throws IOException {
    out.writeArrayFieldStart("values");
    for (String value : values) {
      out.writeString(told(value));
    }
    out.writeEndArray();
  }

  private String told(String value) {
    var field = further.inside().get(name);
    return ATTRIBUTES.containsKey(name) || field == null
        ? ATTRIBUTES.getOrDefault(name, Treatment.UNKNOWN).told(value, pseudonyms)
        : value.isBlank() ? "" : FieldCopy.told(field.own(), value.strip(), pseudonyms);
  }

  /// That something is known of a VM's NGT matters, whatever it is.
  private String told() {
    return ATTRIBUTES.containsKey(name) || further.inside().containsKey(name)
        ? name
        : (name.startsWith(NGT) ? NGT : "") + Pseudonyms.REDACTED;
  }
}
