package ncc.source.anonymous;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import ncc.source.partial.FieldTree;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation.Token;

/// Copies the rows of a list in JSON by their layout. What is of the wrong kind stays so.
final class RowCopy implements JsonCopy.Element {
  private final FieldTree tree;
  private final JsonParser in;
  private final JsonGenerator out;
  private final FieldCopy values;

  private RowCopy(FieldTree tree, JsonParser in, JsonGenerator out, FieldCopy values) {
    this.tree = tree;
    this.in = in;
    this.out = out;
    this.values = values;
  }

  static AnonymousCopy of(Layout layout) {
    var tree = FieldTree.of(layout);
    return (from, to, pseudonyms) ->
        JsonCopy.rows(
            from,
            to,
            pseudonyms,
            (in, out, _) -> new RowCopy(tree, in, out, new FieldCopy(layout, pseudonyms)));
  }

  @Override
  public void copy() throws IOException {
    object(tree);
  }

  private void object(FieldTree node) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      wrong();
      return;
    }
    out.writeStartObject();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      var inside = node.inside().get(name);
      in.nextToken();
      if (inside == null) {
        in.skipChildren();
      } else {
        out.writeFieldName(name);
        value(inside);
      }
    }
    out.writeEndObject();
  }

  /// Null is of every kind.
  private void value(FieldTree node) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      out.writeNull();
    } else if (node.isObject()) {
      object(node);
    } else if (isOfKind(node.token())) {
      scalar(node);
    } else {
      wrong();
    }
  }

  private boolean isOfKind(Token token) {
    return switch (in.currentToken()) {
      case VALUE_STRING -> token != Token.TRUTH;
      case VALUE_NUMBER_INT -> token == Token.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> token == Token.TRUTH;
      default -> false;
    };
  }

  private void scalar(FieldTree node) throws IOException {
    var text = in.getText();
    var told = values.told(node.path(), text.strip());
    if (told.isEmpty()) {
      out.writeNull();
    } else if (in.currentToken() == JsonToken.VALUE_STRING || !told.equals(text)) {
      out.writeString(told);
    } else if (in.currentToken().isBoolean()) {
      out.writeBoolean(in.getBooleanValue());
    } else {
      out.writeNumber(told);
    }
  }

  /// Neither a text nor a number, nor an object.
  private void wrong() throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      out.writeNull();
    } else {
      in.skipChildren();
      out.writeStartArray();
      out.writeEndArray();
    }
  }
}
