package ncc.source.prism;

import java.io.IOException;
import java.util.TreeSet;
import ncc.source.partial.FieldTree;
import ncc.source.partial.Row;

/// Reads further fields of the row at hand, through whatever objects and lists enclose them.
///
/// @param row which hears of them
record FurtherValues(Row row) {
  /// In place of a field: which of those beside it an object has.
  private static final String MEMBERS = "#";

  /// Reads the value at hand, if its field is one of these. It is read with that.
  ///
  /// @param around the fields of the object that the value stands in
  /// @return whether it says something
  boolean read(FieldTree around, String name, Json json) throws IOException {
    var field = around.inside().get(name);
    return field != null && !name.equals(MEMBERS) && value(field, name, json);
  }

  private boolean value(FieldTree node, String name, Json json) throws IOException {
    if (json.isNull()) {
      return false;
    }
    if (json.isArray() && (node.isObject() || node.isList())) {
      return list(node, name, json);
    }
    if (node.isObject() && json.isObject()) {
      return object(node, json);
    }
    if (!node.isObject() && json.isOf(node.token())) {
      return said(node, json.shown().strip());
    }
    row.unreadableFurther(
        node.facts(), "%s is not %s".formatted(name, expected(node)), json.shown());
    return true;
  }

  private boolean object(FieldTree node, Json json) throws IOException {
    var isSaid = new boolean[1];
    var members = node.inside().get(MEMBERS);
    if (members == null) {
      json.object(inner -> isSaid[0] |= read(node, inner, json));
      return isSaid[0];
    }
    var names = new TreeSet<String>();
    json.object(inner -> {
      if (node.inside().containsKey(inner) && !inner.equals(MEMBERS) && !json.isNull()) {
        names.add(inner);
      }
      isSaid[0] |= read(node, inner, json);
    });
    row.say(members.path(), names.isEmpty() ? "-" : String.join(" ", names));
    return isSaid[0];
  }

  /// A list of values in which nothing stands says that there are none.
  private boolean list(FieldTree node, String name, Json json) throws IOException {
    var isSaid = new boolean[1];
    var isEmpty = new boolean[] {true};
    json.array(() -> {
      isEmpty[0] = false;
      isSaid[0] |= value(node, name, json);
    });
    if (isEmpty[0] && !node.isObject()) {
      row.sayNone(node.path());
    }
    return isSaid[0];
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
