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

/// Copies an answer of Prism token by token. Damage ends the copy, and shows in it.
final class JsonCopy {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private final JsonParser in;
  private final JsonGenerator out;
  private final JsonKeys keys;
  private final Pseudonyms pseudonyms;
  private final Optional<Element> elements;

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
      Optional<Elements> elements) {
    this.in = in;
    this.out = out;
    this.keys = keys;
    this.pseudonyms = pseudonyms;
    this.elements = elements.map(one -> one.of(in, out, pseudonyms));
  }

  /// An answer about VMs.
  static void vms(InputStream in, OutputStream to, Pseudonyms pseudonyms) throws IOException {
    copy(in, to, Treatment.VM_NAME, pseudonyms, Optional.empty());
  }

  /// An answer about clusters.
  static void clusters(InputStream in, OutputStream to, Pseudonyms pseudonyms) throws IOException {
    copy(in, to, Treatment.CLUSTER_NAME, pseudonyms, Optional.empty());
  }

  /// An answer about VMs that holds attributes by name.
  static void groups(InputStream in, OutputStream to, Pseudonyms pseudonyms) throws IOException {
    copy(in, to, Treatment.VM_NAME, pseudonyms, Optional.of(GroupsAttributes::new));
  }

  /// A list of v4 whose rows are copied in a way of their own.
  static void rows(InputStream in, OutputStream to, Pseudonyms pseudonyms, Elements rows)
      throws IOException {
    copy(in, to, Treatment.UNKNOWN, pseudonyms, Optional.of(rows));
  }

  private static void copy(
      InputStream in,
      OutputStream to,
      Treatment name,
      Pseudonyms pseudonyms,
      Optional<Elements> elements)
      throws IOException {
    boolean isDamaged = false;
    try (var out = FACTORY.createGenerator(to).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      out.setPrettyPrinter(new DefaultPrettyPrinter());
      isDamaged = !isCopied(in, out, new JsonKeys(name), pseudonyms, elements);
    }
    to.write((isDamaged ? Damage.MARK : "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isCopied(
      InputStream from,
      JsonGenerator out,
      JsonKeys keys,
      Pseudonyms pseudonyms,
      Optional<Elements> elements) {
    try (var in = FACTORY.createParser(from)) {
      var copy = new JsonCopy(in, out, keys, pseudonyms, elements);
      while (in.nextToken() != null) {
        copy.value("", Treatment.UNKNOWN);
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Copies the value at hand.
  ///
  /// @param key of the field it belongs to, directly or in a list
  private void value(String key, Treatment treatment) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT -> object(key);
      case START_ARRAY -> array(key, treatment);
      default -> Scalar.copy(in, out, treatment, pseudonyms);
    }
  }

  private void array(String key, Treatment treatment) throws IOException {
    out.writeStartArray();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (key.equals("data") && elements.isPresent()) {
        elements.get().copy();
      } else {
        value(key, treatment);
      }
    }
    out.writeEndArray();
  }

  private void object(String holder) throws IOException {
    out.writeStartObject();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var key = in.currentName();
      in.nextToken();
      var treatment = keys.of(key, holder);
      if (treatment.isPresent()) {
        out.writeFieldName(key);
        value(key, treatment.get());
      } else {
        in.skipChildren();
      }
    }
    out.writeEndObject();
  }
}
