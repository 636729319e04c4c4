package ncc.source.anonymous;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import ncc.source.partial.FieldTree;
import ncc.source.partial.FurtherFields;

/// Copies an answer of Prism token by token. Damage ends the copy, and shows in it.
final class JsonCopy {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private static final FieldTree NOTHING = FurtherFields.NONE.tree();

  /// What holds the rows of an answer.
  private static final Set<String> ROWS = Set.of("data", "entities");

  private final JsonParser in;
  private final JsonGenerator out;
  private final JsonKeys keys;
  private final Pseudonyms pseudonyms;
  private final Optional<Element> elements;
  private final FieldTree further;

  /// Copies an element of `data` in a way of its own.
  interface Element {
    void copy() throws IOException;
  }

  /// Makes one for a copy.
  interface Elements {
    Element of(JsonParser in, JsonGenerator out, Pseudonyms pseudonyms);
  }

  private JsonCopy(
      JsonParser in,
      JsonGenerator out,
      JsonKeys keys,
      Pseudonyms pseudonyms,
      Optional<Elements> elements,
      FieldTree further) {
    this.in = in;
    this.out = out;
    this.keys = keys;
    this.pseudonyms = pseudonyms;
    this.elements = elements.map(one -> one.of(in, out, pseudonyms));
    this.further = further;
  }

  /// An answer about VMs.
  static AnonymousCopy vms(FurtherFields further) {
    var tree = further.tree();
    return (in, to, pseudonyms) ->
        copy(in, to, Treatment.VM_NAME, pseudonyms, Optional.empty(), tree);
  }

  /// An answer about clusters.
  static void clusters(InputStream in, OutputStream to, Pseudonyms pseudonyms) throws IOException {
    copy(in, to, Treatment.CLUSTER_NAME, pseudonyms, Optional.empty(), NOTHING);
  }

  /// An answer about VMs that holds attributes by name.
  static AnonymousCopy groups(FurtherFields further) {
    var attributes = GroupsAttributes.of(further);
    return (in, to, pseudonyms) ->
        copy(in, to, Treatment.VM_NAME, pseudonyms, Optional.of(attributes), NOTHING);
  }

  /// A list of v4 whose rows are copied in a way of their own.
  static void rows(InputStream in, OutputStream to, Pseudonyms pseudonyms, Elements rows)
      throws IOException {
    copy(in, to, Treatment.UNKNOWN, pseudonyms, Optional.of(rows), NOTHING);
  }

  private static void copy(
      InputStream in,
      OutputStream to,
      Treatment name,
      Pseudonyms pseudonyms,
      Optional<Elements> elements,
      FieldTree further)
      throws IOException {
    boolean isDamaged = false;
    try (var out = FACTORY.createGenerator(to).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      out.setPrettyPrinter(new DefaultPrettyPrinter());
      isDamaged = !isCopied(in, out, new JsonKeys(name), pseudonyms, elements, further);
    }
    to.write((isDamaged ? Damage.MARK : "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isCopied(
      InputStream from,
      JsonGenerator out,
      JsonKeys keys,
      Pseudonyms pseudonyms,
      Optional<Elements> elements,
      FieldTree further) {
    try (var in = FACTORY.createParser(from)) {
      var copy = new JsonCopy(in, out, keys, pseudonyms, elements, further);
      while (in.nextToken() != null) {
        copy.value("", Treatment.UNKNOWN, further);
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Copies the value at hand.
  ///
  /// @param key of the field it belongs to, directly or in a list
  /// @param node the further fields in it
  private void value(String key, Treatment treatment, FieldTree node) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT -> object(key, node);
      case START_ARRAY -> array(key, treatment, node);
      default -> Scalar.copy(in, out, treatment, pseudonyms);
    }
  }

  private void array(String key, Treatment treatment, FieldTree node) throws IOException {
    out.writeStartArray();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (key.equals("data") && elements.isPresent()) {
        elements.get().copy();
      } else {
        value(key, treatment, node);
      }
    }
    out.writeEndArray();
  }

  private void object(String holder, FieldTree node) throws IOException {
    out.writeStartObject();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var key = in.currentName();
      in.nextToken();
      var treatment = keys.of(key, holder);
      var inside = node.inside().get(key);
      if (treatment.isPresent()) {
        out.writeFieldName(key);
        value(
            key, treatment.get(), ROWS.contains(key) ? further : inside == null ? NOTHING : inside);
      } else if (inside != null) {
        out.writeFieldName(key);
        further(key, inside);
      } else {
        in.skipChildren();
      }
    }
    out.writeEndObject();
  }

  private void further(String key, FieldTree node) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT -> object(key, node);
      case START_ARRAY -> {
        out.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          further(key, node);
        }
        out.writeEndArray();
      }
      case VALUE_NULL -> out.writeNull();
      default -> scalar(FieldCopy.told(node.own(), in.getText().strip(), pseudonyms));
    }
  }

  /// Of a value of the wrong kind, its kind stays.
  private void scalar(String told) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING || told.equals(Pseudonyms.REDACTED)) {
      out.writeString(told);
    } else if (told.isEmpty()) {
      out.writeNull();
    } else if (in.currentToken().isBoolean()) {
      out.writeBoolean(in.getBooleanValue());
    } else {
      out.writeNumber(told);
    }
  }
}
