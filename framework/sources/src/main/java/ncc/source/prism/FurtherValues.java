package ncc.source.prism;

import java.io.IOException;
import ncc.source.partial.FieldTree;
import ncc.source.partial.Row;

/// Reads further fields of the row at hand, through whatever objects and lists enclose them.
///
/// @param row which hears of them
record FurtherValues(Row row) {

  /// Reads the value at hand, if its field is one of these. It is read with that.
  ///
  /// @param around the fields of the object that the value stands in
  /// @return whether it says something
  boolean read(FieldTree around, String name, Json json) throws IOException {
    var field = around.inside().get(name);
    return field != null && value(field, name, json);
  }

  private boolean value(FieldTree node, String name, Json json) throws IOException {
    if (json.isNull()) {
      return false;
    }
    if (json.isArray() && (node.isObject() || node.isList())) {
      var isSaid = new boolean[1];
      json.array(() -> isSaid[0] |= value(node, name, json));
      return isSaid[0];
    }
    if (node.isObject() && json.isObject()) {
      var isSaid = new boolean[1];
      json.object(inner -> isSaid[0] |= read(node, inner, json));
      return isSaid[0];
    }
    if (!node.isObject() && json.isOf(node.token())) {
      return said(node, json.shown().strip());
    }
    row.unreadableFurther(
        node.facts(), "%s is not %s".formatted(name, expected(node)), json.shown());
    return true;
  }

  private boolean said(FieldTree node, String text) {
    row.say(node.path(), text);
    return !text.isEmpty();
  }

  private static String expected(FieldTree node) {
    if (node.isObject()) {
      return "an object";
    }
    return switch (node.token()) {
      case NUMBER -> "a number";
      case TRUTH -> "true or false";
      case TEXT -> "a text";
    };
  }
}
